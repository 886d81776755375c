package dev.easel.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many calls may be repeats: one for every ten first calls, and beyond that ten, of which one comes back every five
 * minutes, so that a quiet bot may repeat too. A token bucket, as in the AWS SDKs; it keeps repeats from becoming a
 * flood when a provider breaks down. Safe for use from several threads.
 */
final class RetryBudget {
    /** Counted in tenths of a repeat: what a first call earns. */
    private static final int REPEAT = 10;

    private static final int MOST = 10 * REPEAT;
    private static final Duration PER_TENTH = Duration.ofSeconds(30);

    private final InstantSource clock;
    private int tenths = MOST;
    private Instant filledAt;

    RetryBudget(InstantSource clock) {
        this.clock = clock;
        this.filledAt = clock.instant();
    }

    /** A call that is no repeat is made. */
    synchronized void called() {
        tenths = Math.min(MOST, tenths + 1);
    }

    /** Takes one repeat out of the budget, if there is one. */
    synchronized boolean tryRepeat() {
        fill();
        if (tenths < REPEAT) {
            return false;
        }
        tenths -= REPEAT;
        return true;
    }

    private void fill() {
        long passed = Duration.between(filledAt, clock.instant()).dividedBy(PER_TENTH);
        if (passed > 0) {
            filledAt = filledAt.plus(PER_TENTH.multipliedBy(passed));
            tenths = (int) Math.min(MOST, tenths + passed);
        }
    }
}
