package dev.easel.campaign;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock is set forth and back by up to a day, again and again, while people ask. */
class ClockMovedTest {
    private static final int STEPS = 600;
    private static final int DAY_SECONDS = 86_400;
    private static final QuotaRules RULES = new QuotaRules(
            List.of(
                    new QuotaRule(QuotaScope.USER, null, QuotaWindow.HOUR, QuotaUnit.IMAGES, 3),
                    new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 8),
                    new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.WEEK, QuotaUnit.IMAGES, 40)),
            ZoneId.of("Europe/Berlin"));

    /** What each window of each account has taken, as it should be. */
    private final Map<String, Long> taken = new HashMap<>();

    private final Map<String, Allowance> allowances = new HashMap<>();
    private final Map<String, NewJob> admitted = new HashMap<>();

    @TempDir
    Path folder;

    /** One of the days has 25 hours. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverMakesRoomWhereThereWasNone(long seed) {
        Random random = new Random(seed);
        Instant now = Instant.parse("2026-10-24T22:30:00Z");
        try (Database database = Database.open(SqliteFile.url(folder))) {
            JobStore jobs = new JdbcJobStore(database);
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(3) == 0 ? random.nextInt(-DAY_SECONDS, DAY_SECONDS) : 60);
                if (random.nextInt(3) > 0) {
                    admit(jobs, step, now, 1 + random.nextInt(2));
                } else {
                    finish(jobs, now, random.nextBoolean());
                }
            }

            assertThat(Invariants.check(database)).isEmpty();
            JdbcQuotaBook book = new JdbcQuotaBook(database);
            allowances.forEach((key, allowance) -> {
                long kept = book.standing(List.of(allowance)).getFirst().taken();
                assertThat(kept)
                        .as(key)
                        .isEqualTo(taken.getOrDefault(key, 0L))
                        .isLessThanOrEqualTo(allowance.rule().limit());
            });
            assertThat(taken.size()).as("windows").isGreaterThan(10);
        }
    }

    private void admit(JobStore jobs, int step, Instant now, int images) {
        List<Allowance> applying = RULES.applying(Samples.sender(), Samples.place(), now);
        applying.forEach(allowance -> allowances.put(key(allowance), allowance));
        boolean isRoom = applying.stream()
                .allMatch(allowance -> taken.getOrDefault(key(allowance), 0L) + images
                        <= allowance.rule().limit());
        NewJob job = Samples.withAllowances(
                Samples.withCost(Samples.at(Samples.newJob("event-" + step), now), new Cost(images, 0)),
                applying.toArray(Allowance[]::new));

        Admission answer = jobs.admit(job);

        assertThat(answer instanceof Admission.Admitted)
                .as("%d images at %s", images, now)
                .isEqualTo(isRoom);
        if (isRoom) {
            admitted.put(job.id().value(), job);
            take(job, images);
        }
    }

    /** Delivers a job in part, or fails it: what it gives back goes to the windows it was charged in. */
    private void finish(JobStore jobs, Instant now, boolean fails) {
        Job job = jobs.claim(ALICE, Samples.PLATFORMS, now.plus(Duration.ofDays(2)), now.plusSeconds(20))
                .orElse(null);
        if (job == null) {
            return;
        }
        NewJob asked = admitted.get(job.id().value());
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), now);
        if (fails) {
            jobs.attemptFailed(job.lease(), 1, new Setback(new Failure.Expired(), 1, 1), now);
            jobs.failed(job.lease(), new Failure.Expired(), now);
            jobs.told(job.lease(), now);
            take(asked, -asked.cost().images());
        } else {
            jobs.arrived(job.lease(), 1, Samples.artwork(1), 0, 40_000, now);
            jobs.drawn(job.lease(), new Cost(1, 0), null, now);
            jobs.delivered(job.lease(), Samples.message(), now);
            take(asked, 1 - asked.cost().images());
        }
    }

    private void take(NewJob job, long images) {
        job.allowances().forEach(allowance -> taken.merge(key(allowance), images, Long::sum));
    }

    private static String key(Allowance allowance) {
        return allowance.subject() + " " + allowance.windowId();
    }
}
