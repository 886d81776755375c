package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.MDC;

/** Calls of one job, side by side. */
final class Calls {
    private Calls() {}

    /**
     * Makes all calls and waits for the last; a single one is made here.
     *
     * @throws FailureException {@code Interrupted}, with the thread's flag restored, when the wait is; the calls are
     *     interrupted, too
     * @throws RuntimeException what a call threw, after all have ended
     */
    static void makeAll(List<Runnable> calls) {
        if (calls.size() == 1) {
            calls.getFirst().run();
            return;
        }
        String job = MDC.get("job");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> call : threads.invokeAll(
                    calls.stream().map(call -> named(job, call)).toList())) {
                call.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Interrupted(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static Callable<Object> named(String job, Runnable call) {
        return () -> {
            try (MDC.MDCCloseable _ = MDC.putCloseable("job", job)) {
                call.run();
                return call;
            }
        };
    }
}
