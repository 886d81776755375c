package dev.easel.platform.slack;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets work wait while Slack tells more: whoever tells waits three seconds for an answer, whoever asked for the work
 * waits longer anyway. Safe for use from several threads.
 */
final class SlackRush {
    /** Even when it never ends. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private int telling;

    /** Something is being told. */
    void begin() {
        lock.lock();
        try {
            telling++;
        } finally {
            lock.unlock();
        }
    }

    /** It was taken. */
    void end() {
        lock.lock();
        try {
            telling--;
            if (telling == 0) {
                over.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nothing is being told. */
    void awaitEnd() {
        long rest = LONGEST.toNanos();
        lock.lock();
        try {
            while (telling > 0 && rest > 0) {
                rest = over.awaitNanos(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
