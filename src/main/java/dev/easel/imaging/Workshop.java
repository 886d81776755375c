package dev.easel.imaging;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Where pixels are worked on while whoever asked waits. */
record Workshop(Executor workers) {
    /** Work on pixels that may turn out to need more memory than there is. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Has it done.
     *
     * @throws IOException as the work does
     * @throws dev.easel.core.failure.FailureException as the work does, and when there isn't the memory for it
     */
    <T> T run(Work<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        workers.execute(task);
        try {
            return await(task);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        return switch (failed.getCause()) {
            case OutOfMemoryError none -> Refusals.tooHeavy(none);
            case RuntimeException other -> other;
            case null, default -> new IllegalStateException("work on pixels failed", failed);
        };
    }

    /** Whoever is interrupted waits all the same, as if they worked themselves. */
    private static <T> T await(Future<T> task) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
