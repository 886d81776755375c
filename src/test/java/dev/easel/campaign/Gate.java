package dev.easel.campaign;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somewhere to wait until the test opens it. Safe for use from any thread. */
final class Gate {
    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits until it is open. */
    void enter() {
        arrived.countDown();
        await(open, "the gate was never opened");
    }

    /** Waits until somebody stands before it. */
    void awaitArrival() {
        await(arrived, "nobody came to the gate");
    }

    void open() {
        open.countDown();
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
