package dev.easel.platform.discord;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import java.time.Duration;
import java.time.Instant;
import net.dv8tion.jda.api.entities.Message;

/**
 * Where the answers to one interaction go.
 *
 * @param token lets the original reply be edited for 15 minutes (Discord's documentation on interactions, 2026-08)
 * @param channel where a message goes once the token is dead
 * @param user who is named there
 * @param receivedAt by this machine's clock
 * @param maxFileBytes the largest file that the reply may have
 */
record DiscordAddress(
        String interaction, String token, long channel, long user, Instant receivedAt, long maxFileBytes) {
    static final PlatformId PLATFORM = new PlatformId("discord");

    /** The token's 15 minutes, less the time a large upload takes. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(14);

    /** What a place takes where nobody pays for more (Discord's API documentation, 2026-08). */
    static final long USUAL_FILE_BYTES = Message.MAX_FILE_SIZE;

    private static final String SEPARATOR = "\n";

    static DiscordAddress of(ReplyAddress address) {
        String[] parts = address.value().split(SEPARATOR, -1);
        return new DiscordAddress(
                parts[0],
                parts[1],
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Instant.ofEpochMilli(Long.parseLong(parts[4])),
                // Earlier versions kept five parts.
                parts.length > 5 ? Long.parseLong(parts[5]) : USUAL_FILE_BYTES);
    }

    ReplyAddress toReplyAddress() {
        return new ReplyAddress(
                PLATFORM,
                String.join(
                        SEPARATOR,
                        interaction,
                        token,
                        Long.toString(channel),
                        Long.toString(user),
                        Long.toString(receivedAt.toEpochMilli()),
                        Long.toString(maxFileBytes)));
    }

    boolean tokenLives(Instant now) {
        return now.isBefore(receivedAt.plus(TOKEN_LIFE));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "DiscordAddress[" + interaction + "]";
    }
}
