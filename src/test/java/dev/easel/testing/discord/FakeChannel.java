package dev.easel.testing.discord;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel or thread of a guild, or a conversation with one person.
 *
 * @param guildId null in a direct conversation
 * @param person null in a guild
 * @param parentId the channel that a thread belongs to
 */
public record FakeChannel(
        String id,
        String name,
        @Nullable String guildId,
        @Nullable FakeUser person,
        Kind kind,
        @Nullable String parentId) {
    /** What a channel is. */
    public enum Kind {
        TEXT(0),
        DIRECT(1),
        THREAD(11),
        FORUM(15);

        final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    FakeChannel(String id, String name, @Nullable String guildId, @Nullable FakeUser person) {
        this(id, name, guildId, person, guildId == null ? Kind.DIRECT : Kind.TEXT, null);
    }

    /** Empty in a direct conversation. */
    public Optional<String> guild() {
        return Optional.ofNullable(guildId);
    }

    boolean isDirect() {
        return guildId == null;
    }
}
