package dev.easel.platform.discord;

import dev.easel.core.chat.PlatformMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts logins over all restarts and processes, so that Easel stops before Discord does: it resets the token of a bot that
 * logs in more often than it may in a day. Each login takes a place in a ring for a day; the next place is the oldest one.
 * Safe for use from several threads and processes.
 */
final class DiscordLogins {
    /** What every bot may do in a day at least (Discord's documentation on the gateway, 2026-08). */
    static final long USUAL = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DiscordLogins.class);
    private static final Duration DAY = Duration.ofDays(1);

    /** As many processes may log in at the same moment. */
    private static final int TRIES = 16;

    /** One of so many logins is left for people, who have to look after the bot. */
    private static final int SPARED_PART = 10;

    private final String bot;
    private final PlatformMemory memory;
    private final LongSupplier allowed;

    /**
     * A bot's logins.
     *
     * @param token begins with the application's id, which is no secret
     * @param allowed logins in a day, by Discord's word
     */
    DiscordLogins(String token, PlatformMemory memory, LongSupplier allowed) {
        this.bot = token.indexOf('.') > 0 ? token.substring(0, token.indexOf('.')) : "";
        this.memory = memory;
        this.allowed = allowed;
    }

    /** Whether one more login is wise now; it counts then. True where that can't be known. */
    boolean take(Instant now) {
        long places = Math.max(1, allowed.getAsLong() - allowed.getAsLong() / SPARED_PART);
        String last = "logins/" + bot;
        try {
            long next = memory.find(DiscordAddress.PLATFORM, last)
                    .flatMap(DiscordLogins::number)
                    .map(number -> number + 1)
                    .orElse(0L);
            for (int i = 0; i < TRIES; i++) {
                long place = (next + i) % places;
                if (memory.claim(DiscordAddress.PLATFORM, "login/" + bot + "/" + place, now, DAY)) {
                    memory.keep(DiscordAddress.PLATFORM, last, String.valueOf(place), now);
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) {
            LOG.warn("logins can't be counted: {}", e.toString());
            return true;
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
