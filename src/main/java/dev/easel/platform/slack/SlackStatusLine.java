package dev.easel.platform.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Status texts on their way to Slack: a message is changed once in three seconds at most, all of them together forty
 * times a minute, and only the newest text is kept until then. Safe for use from several threads.
 */
final class SlackStatusLine {
    private static final Logger LOG = LoggerFactory.getLogger(SlackStatusLine.class);

    /** Slack lets a message be changed about once in three seconds before it holds everybody back (2026-11). */
    static final Duration BETWEEN_CHANGES = Duration.ofSeconds(3);

    /** Out of fifty a minute that all changes have; the rest is for finished images. */
    static final int CHANGES_A_MINUTE = 40;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A change that is under way for longer than that won't arrive any more. */
    private static final long LAST_CHANGE_SECONDS = 10;

    private final Executor threads;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Map<SlackPost, Line> lines = new HashMap<>();
    private final Deque<Instant> changes = new ArrayDeque<>();

    /** Changes a message; whatever it throws is of no matter. */
    @FunctionalInterface
    interface Change {
        void make();
    }

    /** One message. */
    private static final class Line {
        private @Nullable Change waiting;
        private CompletableFuture<@Nullable Void> underWay = CompletableFuture.completedFuture(null);
    }

    SlackStatusLine(Executor threads, ScheduledExecutorService timer, InstantSource clock) {
        this.threads = threads;
        this.timer = timer;
        this.clock = clock;
    }

    /** Makes a change soon, unless a newer one comes before. Never waits. */
    void show(SlackPost message, Change change) {
        synchronized (lines) {
            Line line = lines.get(message);
            if (line != null) {
                line.waiting = change;
                return;
            }
            line = new Line();
            line.waiting = change;
            lines.put(message, line);
        }
        next(message);
    }

    /** Drops what waits and lets what is under way arrive: the final answer is next. */
    void end(SlackPost message) {
        CompletableFuture<@Nullable Void> underWay;
        synchronized (lines) {
            Line line = lines.remove(message);
            if (line == null) {
                return;
            }
            underWay = line.underWay;
        }
        try {
            underWay.orTimeout(LAST_CHANGE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            LOG.debug("a status text is still under way: {}", e.getMessage());
        }
    }

    private void next(SlackPost message) {
        Duration wait;
        synchronized (lines) {
            Line line = lines.get(message);
            if (line == null) {
                return;
            }
            Change change = line.waiting;
            if (change == null) {
                lines.remove(message);
                return;
            }
            wait = untilRoom();
            if (wait.isZero()) {
                changes.addLast(clock.instant());
                line.waiting = null;
                line.underWay = start(change);
                wait = BETWEEN_CHANGES;
            }
        }
        later(message, wait);
    }

    private CompletableFuture<@Nullable Void> start(Change change) {
        try {
            return CompletableFuture.runAsync(change::make, threads).handle((done, failure) -> {
                if (failure != null) {
                    LOG.debug("a status text was not shown: {}", failure.getMessage());
                }
                return null;
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("no status text is shown while stopping: {}", e.getMessage());
            return CompletableFuture.completedFuture(null);
        }
    }

    private void later(SlackPost message, Duration wait) {
        try {
            var _ = timer.schedule(() -> next(message), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no status text is shown while stopping: {}", e.getMessage());
        }
    }

    private Duration untilRoom() {
        Instant now = clock.instant();
        Instant first = now.minus(MINUTE);
        while (!changes.isEmpty() && !changes.getFirst().isAfter(first)) {
            changes.removeFirst();
        }
        return changes.size() < CHANGES_A_MINUTE
                ? Duration.ZERO
                : Duration.between(first, changes.getFirst()).plusMillis(1);
    }
}
