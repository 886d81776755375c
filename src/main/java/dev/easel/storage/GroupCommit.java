package dev.easel.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One commit for all who wait to write: a database with one writer makes them wait for each other anyway, and making
 * durable costs the same for many as for one. Whoever finds nobody writing leads: it runs the work of everybody in line,
 * each within a savepoint, so that what one breaks is undone alone. Nobody is answered before the commit. Safe for use
 * from several threads.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final String OWN = "own";

    /** Others, in other processes, wait for the same lock meanwhile. */
    private static final int LARGEST_GROUP = 64;

    private final Transactions transactions;
    private final Queue<Turn<?>> line = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    GroupCommit(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Runs work in one transaction, durable when it returns. */
    @FunctionalInterface
    interface Transactions {
        <T> T write(Function<Handle, T> work);
    }

    /** As {@link Transactions#write}, in a transaction that others may share. Not stopped by an interruption. */
    <T> T write(Function<Handle, T> work) {
        Turn<T> own = new Turn<>(work);
        line.add(own);
        while (!own.isOver()) {
            if (writing.tryLock()) {
                try {
                    lead(own);
                } finally {
                    writing.unlock();
                }
                wakeNext();
            } else {
                own.await();
            }
        }
        return own.result();
    }

    private void lead(Turn<?> own) {
        if (own.isOver()) {
            return;
        }
        // An interruption is for this thread's own work, not for that of the others in line.
        boolean interrupted = Thread.interrupted();
        try {
            List<Turn<?>> group = new ArrayList<>();
            for (Turn<?> next = line.poll(); next != null; next = line.poll()) {
                group.add(next);
                if (group.size() == LARGEST_GROUP) {
                    break;
                }
            }
            if (group.size() == 1 || !areCommittedTogether(group)) {
                group.forEach(turn -> turn.runAlone(transactions));
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whoever came while the line was being served found the lock taken, and sleeps. */
    private void wakeNext() {
        Turn<?> next = line.peek();
        if (next != null) {
            next.wake();
        }
    }

    /** False when nothing was committed, because of something that is more than one turn's own failure. */
    private boolean areCommittedTogether(List<Turn<?>> group) {
        try {
            transactions.write(handle -> {
                group.forEach(turn -> turn.runWithin(handle));
                return true;
            });
        } catch (JdbiException e) {
            LOG.debug("{} transactions can't be committed together: {}", group.size(), e.getMessage());
            return false;
        }
        group.forEach(Turn::end);
        return true;
    }

    /** One caller's work and what came of it. */
    private static final class Turn<T> {
        private final Function<Handle, T> work;
        private final Semaphore woken = new Semaphore(0);
        private @Nullable T value;
        private @Nullable Throwable failure;
        private volatile boolean over;

        Turn(Function<Handle, T> work) {
            this.work = work;
        }

        void runWithin(Handle handle) {
            handle.savepoint(OWN);
            try {
                value = work.apply(handle);
                failure = null;
            } catch (RuntimeException | Error e) {
                handle.rollbackToSavepoint(OWN);
                failure = e;
            }
            handle.releaseSavepoint(OWN);
        }

        void runAlone(Transactions transactions) {
            try {
                value = transactions.write(work);
                failure = null;
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            end();
        }

        void end() {
            over = true;
            wake();
        }

        boolean isOver() {
            return over;
        }

        void wake() {
            woken.release();
        }

        void await() {
            woken.acquireUninterruptibly();
        }

        /** As the work itself would have returned or thrown. */
        @SuppressWarnings("NullAway") // Null only where the work returned it.
        T result() {
            if (failure instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failure instanceof Error thrown) {
                throw thrown;
            }
            return value;
        }
    }
}
