package dev.easel.platform.slack;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets work wait while Slack tells more: whoever tells waits three seconds for an answer, whoever asked for the work
 * waits longer anyway. A crowd comes in waves, and isn't over before it was calm for a moment. Safe for use from several
 * threads.
 */
final class SlackRush {
    /** So many in so short a time are a crowd, and so long is calm after one. */
    static final int CROWD = 16;

    static final Duration CALM = Duration.ofMillis(250);

    /** Even when it never ends. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final LongSupplier nanos;

    /** When the latest were told, the oldest of them next to be replaced. */
    private final long[] latest = new long[CROWD];

    private int next;
    private int telling;

    SlackRush() {
        this(System::nanoTime);
    }

    /** @param nanos goes evenly: {@link System#nanoTime} */
    SlackRush(LongSupplier nanos) {
        this.nanos = nanos;
        Arrays.fill(latest, nanos.getAsLong() - CALM.toNanos());
    }

    /** Something is being told. */
    void begin() {
        lock.lock();
        try {
            telling++;
            latest[next] = nanos.getAsLong();
            next = (next + 1) % CROWD;
        } finally {
            lock.unlock();
        }
    }

    /** It was taken. */
    void end() {
        lock.lock();
        try {
            telling--;
            if (telling == 0 && untilCalm() <= 0) {
                over.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is being told. */
    boolean isOver() {
        lock.lock();
        try {
            return telling == 0 && untilCalm() <= 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nothing is being told. */
    void awaitEnd() {
        long end = nanos.getAsLong() + LONGEST.toNanos();
        lock.lock();
        try {
            while (!isOver() && end - nanos.getAsLong() > 0) {
                long untilCalm = untilCalm();
                var _ = over.awaitNanos(untilCalm > 0 ? untilCalm : CALM.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Not positive where there is no crowd. */
    private long untilCalm() {
        return latest[next] + CALM.toNanos() - nanos.getAsLong();
    }
}
