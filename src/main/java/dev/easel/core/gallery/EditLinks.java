package dev.easel.core.gallery;

import dev.easel.core.identity.PlatformId;
import java.util.Optional;

/**
 * Makes and reads the links to the mask editor. A link is signed: whoever changes any of it, or what its session is about,
 * has nothing. Safe for use from several threads.
 */
public interface EditLinks {
    /** Links that lead nowhere: there is no address that people can reach. */
    EditLinks NONE = new EditLinks() {
        @Override
        public boolean reach(PlatformId platform) {
            return false;
        }

        @Override
        public Optional<String> find(EditSession session) {
            return Optional.empty();
        }

        @Override
        public Optional<EditSession> read(String token) {
            return Optional.empty();
        }
    };

    /** Whether people on a platform can open links; where they can't, nothing may promise them one. */
    boolean reach(PlatformId platform);

    /** The link to a session, its key behind {@code #}, where no server and no link preview sees it. */
    Optional<String> find(EditSession session);

    /**
     * The session that a link's key belongs to, whatever became of it; empty for a key that was never made, was changed,
     * or whose session is purged.
     *
     * @param token what stood behind {@code #}
     */
    Optional<EditSession> read(String token);
}
