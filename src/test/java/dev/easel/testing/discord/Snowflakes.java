package dev.easel.testing.discord;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids in Discord's form, the moment of their making in the upper bits, never twice the same.
 *
 * <p>They follow the real clock on purpose: JDA works out from an interaction's id whether it has expired.
 */
final class Snowflakes {
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;

    private final InstantSource clock = InstantSource.system();
    private final AtomicLong last = new AtomicLong();

    String next() {
        long now = (clock.millis() - EPOCH_MILLIS) << TIME_SHIFT;
        return Long.toString(last.updateAndGet(before -> Math.max(before + 1, now)));
    }

    static long time(String id) {
        return Long.parseLong(id) >>> TIME_SHIFT;
    }

    static long epochMillis(String id) {
        return time(id) + EPOCH_MILLIS;
    }
}
