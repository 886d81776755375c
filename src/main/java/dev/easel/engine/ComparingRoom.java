package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.UserRef;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where pictures are compared: one question at a time, on a thread that nobody else uses. It is work for seconds without a
 * pause, and on the threads of all others, of which as many run at once as there are processors, requests would wait for it
 * to be acknowledged. Safe for use from several threads.
 */
final class ComparingRoom {
    /**
     * How long one question may take. With all that wait before it, it stays below the time after which another instance takes
     * a question for forgotten.
     */
    static final Duration LOOKING = Duration.ofSeconds(5);

    private static final int WAITING = 2;
    private static final int IDLE_SECONDS = 30;

    private final Set<UserRef> asking = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor thread;

    ComparingRoom() {
        thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("comparing-", 0).factory());
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Waits for its turn, and for the answer.
     *
     * @throws FailureException {@code UserError} when too many wait already, or another question of the same person
     */
    <T> T answer(UserRef asker, Supplier<T> question) {
        if (!asking.add(asker)) {
            throw busy();
        }
        try {
            return await(thread.submit(question::get));
        } catch (RejectedExecutionException e) {
            throw busy();
        } finally {
            asking.remove(asker);
        }
    }

    /** How many questions wait or are being answered. */
    int underWay() {
        return thread.getActiveCount() + thread.getQueue().size();
    }

    private static FailureException busy() {
        return new FailureException(Failure.UserError.of("picture-busy"));
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case FailureException failure -> failure;
                case RuntimeException other -> other;
                case null, default -> new IllegalStateException("pictures can't be compared", e);
            };
        }
    }
}
