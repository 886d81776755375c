package dev.easel.metrics;

import dev.easel.core.job.Backlog;
import dev.easel.core.job.JobBoard;
import dev.easel.core.job.JobState;
import dev.easel.core.spend.Spend;
import dev.easel.core.spend.SpendBook;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in the database, the same on every instance. */
final class BookMeters {
    private static final Logger LOG = LoggerFactory.getLogger(BookMeters.class);
    private static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;

    private final MeterRegistry registry;
    private final JobBoard board;
    private final SpendBook book;
    private final InstantSource clock;
    private volatile Sight sight;

    BookMeters(MeterRegistry registry, JobBoard board, SpendBook book, InstantSource clock) {
        this.registry = registry;
        this.board = board;
        this.book = book;
        this.clock = clock;
        this.sight = new Sight(false, Backlog.EMPTY, Duration.ZERO, List.of());
        for (JobState state : JobState.OPEN) {
            Gauge.builder("easel.jobs", this, meters -> meters.sight.backlog.jobs(state))
                    .description("Jobs that are not over")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge("easel.database.up", "Whether the database answered just now", seen -> seen.answered ? 1 : 0);
        gauge("easel.queue.length", "Jobs that wait to be drawn", seen -> seen.backlog.jobs(JobState.QUEUED));
        gauge("easel.queue.images", "Images that wait to be drawn", seen -> seen.backlog.imagesWaiting());
        gauge("easel.queue.oldest.age.seconds", "How long the oldest job waits", seen -> seen.age.toMillis() / MILLIS);
        spend("settled", Spend::settledMicros);
        spend("in_doubt", Spend::inDoubtMicros);
        spend("reserved", Spend::reservedMicros);
    }

    /** What was seen of the database at one time. */
    private record Sight(boolean answered, Backlog backlog, Duration age, List<Spend> today) {}

    /** Looks it all up. What can't be looked up stays as it was seen last. */
    void look() {
        Instant now = clock.instant();
        try {
            Backlog backlog = board.backlog();
            Instant oldest = backlog.oldest();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            sight = new Sight(
                    true,
                    backlog,
                    oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now),
                    book.listSpend(today, today));
        } catch (RuntimeException e) {
            LOG.warn("the database could not be looked at for the metrics", e);
            sight = new Sight(false, sight.backlog, sight.age, sight.today);
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<Sight> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.sight))
                .description(description)
                .register(registry);
    }

    private void spend(String part, ToLongFunction<Spend> micros) {
        Gauge.builder(
                        "easel.spend.today.usd",
                        this,
                        meters -> meters.sight.today.stream().mapToLong(micros).sum() / MICROS)
                .description("What the provider is paid for calls of this UTC day")
                .tag("part", part)
                .register(registry);
    }
}
