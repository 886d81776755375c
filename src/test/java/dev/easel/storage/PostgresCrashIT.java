package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.PLATFORMS;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.job.Admission;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import dev.easel.testing.postgres.CrashingPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed under load and comes back: what was acknowledged is there, once, and work goes on by itself. */
class PostgresCrashIT {
    private static final int ASKING = 4;
    private static final int WORKING = 3;
    private static final int CRASHES = 2;
    private static final int MANY = 40;
    private static final Allowance IMAGES = Samples.imagesADay("42", 1_000_000);

    @TempDir
    Path folder;

    private final AtomicBoolean closing = new AtomicBoolean();
    /** Time goes on with the work, so that leases of lost workers end. */
    private final AtomicLong time = new AtomicLong(NOW.toEpochMilli());

    private final Map<String, NewJob> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> admissions = new ConcurrentHashMap<>();
    private final AtomicInteger disturbed = new AtomicInteger();

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        try (CrashingPostgres server = CrashingPostgres.start(folder.resolve("server"));
                Database database = Database.open(server.url());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, ASKING).forEach(n -> all.add(threads.submit(() -> ask(jobs, n))));
            IntStream.range(0, WORKING).forEach(n -> all.add(threads.submit(() -> work(jobs, n))));
            try {
                for (int crash = 1; crash <= CRASHES; crash++) {
                    awaitAcknowledged(MANY * crash);
                    server.kill();
                    server.restart();
                }
                awaitAcknowledged(MANY * (CRASHES + 1));
            } finally {
                closing.set(true);
            }
            for (Future<?> thread : all) {
                thread.get();
            }

            drain(jobs);

            assertThat(disturbed.get()).isPositive();
            assertThat(acknowledged.values()).allMatch(job -> jobs.isOver(job.id()));
            assertThat(admissions.values()).allMatch(times -> times.get() == 1);
            assertThat(new JdbcQuotaBook(database)
                            .standing(List.of(IMAGES))
                            .getFirst()
                            .taken())
                    .isEqualTo(acknowledged.size());
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    private void awaitAcknowledged(int many) {
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= many);
    }

    /** A platform that sends an event again until it is heard. */
    private void ask(JdbcJobStore jobs, int asker) {
        for (int i = 0; !closing.get(); i++) {
            NewJob job = Samples.withAllowances(newJob("event-" + asker + "-" + i), IMAGES);
            while (!isHeard(jobs, job) && !closing.get()) {
                disturbed.incrementAndGet();
            }
        }
    }

    private boolean isHeard(JdbcJobStore jobs, NewJob job) {
        try {
            Admission admission = jobs.admit(job);
            if (admission instanceof Admission.Admitted) {
                admissions
                        .computeIfAbsent(job.eventId(), _ -> new AtomicInteger())
                        .incrementAndGet();
            }
            acknowledged.put(job.eventId(), job);
            return true;
        } catch (JdbiException e) {
            return false;
        }
    }

    private void work(JdbcJobStore jobs, int worker) {
        InstanceId instance = new InstanceId("worker", worker + 1, 1);
        while (!closing.get()) {
            try {
                carryOn(jobs, instance);
            } catch (JdbiException | LeaseLostException e) {
                disturbed.incrementAndGet();
            }
        }
    }

    /** Whether there was a job. */
    private boolean carryOn(JdbcJobStore jobs, InstanceId instance) {
        Instant now = Instant.ofEpochMilli(time.addAndGet(50));
        jobs.recover(Set.of(), now, 3);
        Optional<Job> claimed = jobs.claim(instance, PLATFORMS, now, now.plusSeconds(20));
        claimed.ifPresent(job -> finish(jobs, job, now));
        return claimed.isPresent();
    }

    private static void finish(JdbcJobStore jobs, Job job, Instant now) {
        if (job.state() == JobState.RUNNING && job.missing() > 0) {
            int attempt = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), now);
            jobs.arrived(job.lease(), attempt, Samples.artwork(1), 0, 30_000, now);
        }
        if (job.state() == JobState.RUNNING) {
            jobs.drawn(job.lease(), new Cost(1, 40_000), null, now);
        }
        jobs.delivered(job.lease(), Samples.message(), now);
    }

    private void drain(JdbcJobStore jobs) {
        time.addAndGet(Duration.ofMinutes(1).toMillis());
        InstanceId instance = new InstanceId("heir", 1, 1);
        while (carryOn(jobs, instance)) {
            assertThat(acknowledged).isNotEmpty();
        }
    }
}
