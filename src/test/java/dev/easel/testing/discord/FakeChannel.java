package dev.easel.testing.discord;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text channel of a guild, or a conversation with one person.
 *
 * @param guildId null in a direct conversation
 * @param person null in a guild
 */
public record FakeChannel(
        String id,
        String name,
        @Nullable String guildId,
        @Nullable FakeUser person) {
    static final int TEXT = 0;
    static final int DIRECT = 1;

    /** Empty in a direct conversation. */
    public Optional<String> guild() {
        return Optional.ofNullable(guildId);
    }

    boolean isDirect() {
        return guildId == null;
    }
}
