package dev.easel.core.gallery;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes and reads the links under which pictures can be fetched as they are kept. A link is signed and holds for a while:
 * whoever changes any of it has nothing. Safe for use from several threads.
 */
public interface PictureLinks {
    /** How long a link holds. */
    Duration LIVES = Duration.ofHours(1);

    /** Links that lead nowhere: there is no address that people can reach. */
    PictureLinks NONE = new PictureLinks() {
        @Override
        public Optional<String> find(PlatformId platform, Origin picture, Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<Origin> read(String token, Instant now) {
            return Optional.empty();
        }
    };

    /** The link to a picture; empty where people on a platform can open none. */
    Optional<String> find(PlatformId platform, Origin picture, Instant now);

    /** The link to all of somebody's pictures in one file; empty where people on a platform can open none. */
    default Optional<String> findAll(UserRef whose, Instant now) {
        return Optional.empty();
    }

    /** Whose pictures a link's last part names; empty as {@link #read}. */
    default Optional<UserRef> readAll(String token, Instant now) {
        return Optional.empty();
    }

    /** The picture that a link's last part names; empty for one that was never made, was changed, or is too old. */
    Optional<Origin> read(String token, Instant now);
}
