package dev.easel.app;

import dev.easel.metrics.Metrics;
import dev.easel.storage.Invariants.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the books against their rules, now and then: an error of Easel's own would show there. It reads for at most one
 * hundredth of the time.
 */
final class Auditor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(10);
    private static final int PAUSE_PER_WORK = 100;
    private static final int MANY = 5;

    private final Supplier<List<Violation>> check;
    private final Metrics metrics;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

    /** @param check finds what breaks a rule */
    Auditor(Supplier<List<Violation>> check, Metrics metrics, InstantSource clock) {
        this.check = check;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Audits at once, and from then on. Returns at once. */
    void start() {
        thread.execute(() -> {
            try {
                while (true) {
                    Thread.sleep(pauseAfter(audit()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Makes one audit and says how long it took. */
    Duration audit() {
        Instant begun = clock.instant();
        try {
            List<Violation> violations = check.get();
            metrics.audited(violations.size());
            if (!violations.isEmpty()) {
                LOG.error("the books break their rules in {} rows: {}", violations.size(), first(violations));
            }
        } catch (RuntimeException e) {
            metrics.auditFailed();
            LOG.warn("the books could not be audited", e);
        }
        return Duration.between(begun, clock.instant());
    }

    private static List<Violation> first(List<Violation> violations) {
        return violations.subList(0, Math.min(MANY, violations.size()));
    }

    static Duration pauseAfter(Duration work) {
        Duration pause = work.multipliedBy(PAUSE_PER_WORK);
        return pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
