package dev.easel.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices when the clock was set, or the machine slept: the leases of other instances then look as if they had run out,
 * though their holders only need a moment to extend them. Not safe for use from several threads.
 */
final class ClockWatch {
    /** A clock that is kept right by a time server is never that far off. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Duration settling;
    private Instant lastTime;
    private long lastNanos;
    private long unsteadySince;

    /**
     * A watch over a clock that is taken for right now.
     *
     * @param nanos goes evenly, whatever the clock does: {@link System#nanoTime}
     * @param settling how long a clock that jumped is not relied on
     */
    ClockWatch(InstantSource clock, LongSupplier nanos, Duration settling) {
        this.clock = clock;
        this.nanos = nanos;
        this.settling = settling;
        this.lastTime = clock.instant();
        this.lastNanos = nanos.getAsLong();
        this.unsteadySince = lastNanos - settling.toNanos();
    }

    /** Whether the clock has gone evenly for a while. To be asked regularly. */
    boolean isSteady() {
        Instant time = clock.instant();
        long now = nanos.getAsLong();
        Duration jump = Duration.between(lastTime, time).minusNanos(now - lastNanos);
        lastTime = time;
        lastNanos = now;
        if (jump.abs().compareTo(TOLERANCE) > 0) {
            unsteadySince = now;
        }
        return now - unsteadySince >= settling.toNanos();
    }
}
