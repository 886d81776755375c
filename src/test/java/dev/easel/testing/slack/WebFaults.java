package dev.easel.testing.slack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Ways to disturb the Web API, by method; an empty method means all. Safe for use from any thread. */
public final class WebFaults {
    /** Stands for every answer to a command or press itself. */
    public static final String RESPONSE_URL = "response_url";

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    WebFaults() {}

    private record Rule(String method, AtomicInteger times, Moment moment, Runnable effect) {}

    private enum Moment {
        BEFORE,
        AFTER
    }

    /** Answers {@code {"ok": false, "error": …}} to the next {@code times} calls; nothing happens. */
    public void refuseNext(String method, int times, String error) {
        add(method, times, Moment.BEFORE, () -> {
            throw WebRefusal.of(error);
        });
    }

    /** Answers every call with the error from now on. */
    public void refuse(String method, String error) {
        refuseNext(method, Integer.MAX_VALUE, error);
    }

    /** Answers the next {@code times} calls with a bare status. */
    public void failNext(String method, int times, int status) {
        add(method, times, Moment.BEFORE, () -> {
            throw WebRefusal.bare(status);
        });
    }

    /** Does what the next call asks, and then answers with a bare status, as if the answer had been lost. */
    public void loseAnswerOfNext(String method, int status) {
        add(method, 1, Moment.AFTER, () -> {
            throw WebRefusal.bare(status);
        });
    }

    /** Answers the next {@code times} calls with 429. */
    public void rateLimitNext(String method, int times, Duration retryAfter) {
        add(method, times, Moment.BEFORE, () -> {
            throw WebRefusal.rateLimited(retryAfter);
        });
    }

    /** Keeps calls waiting, before they do anything, until the hold is closed. */
    public Hold hold(String method) {
        Hold hold = new Hold();
        add(method, Integer.MAX_VALUE, Moment.BEFORE, hold::enter);
        return hold;
    }

    /** Takes all of it back. */
    public void clear() {
        rules.clear();
    }

    private void add(String method, int times, Moment moment, Runnable effect) {
        rules.add(new Rule(method, new AtomicInteger(times), moment, effect));
    }

    void before(String method) {
        apply(method, Moment.BEFORE);
    }

    void after(String method) {
        apply(method, Moment.AFTER);
    }

    private void apply(String method, Moment moment) {
        for (Rule rule : rules) {
            boolean meant = rule.moment == moment && (rule.method.isEmpty() || rule.method.equals(method));
            if (meant && rule.times.getAndDecrement() > 0) {
                rule.effect.run();
            }
        }
        rules.removeIf(rule -> rule.times.get() <= 0);
    }

    /** Calls that wait at the door. */
    public static final class Hold implements AutoCloseable {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        private Hold() {}

        /** Fails when no call has come to the door in time. */
        public Hold awaitHeld(Duration atMost) {
            await(arrived, atMost, "no call was held");
            return this;
        }

        @Override
        public void close() {
            over.countDown();
        }

        private void enter() {
            arrived.countDown();
            await(over, Duration.ofMinutes(5), "the hold was never released");
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
}
