package dev.easel.testing.discord;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps requests waiting at the door: nothing of them has happened yet. Safe for use from any thread. */
public final class Hold implements AutoCloseable {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean discard;

    Hold() {}

    /** Fails when no request has come to the door in time. */
    public Hold awaitHeld(Duration atMost) {
        await(arrived, atMost, "no request was held");
        return this;
    }

    /** Lets the waiting requests, and all later ones, through. */
    public void release() {
        over.countDown();
    }

    /** Lets the waiting requests come to nothing, as if they had never arrived; later ones pass. */
    public void discard() {
        discard = true;
        over.countDown();
    }

    @Override
    public void close() {
        release();
    }

    void enter() {
        if (over.getCount() == 0) {
            return;
        }
        arrived.countDown();
        await(over, Duration.ofMinutes(5), "the hold was never released");
        if (discard) {
            throw Refusal.bare(503);
        }
    }

    private static void await(CountDownLatch latch, Duration atMost, String otherwise) {
        try {
            if (!latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError(otherwise + " within " + atMost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
