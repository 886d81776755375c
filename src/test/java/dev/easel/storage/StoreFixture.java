package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Job;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.InMemoryFolder;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty database, the stores on it, and a check of every invariant at the end. */
abstract class StoreFixture {
    static final Instant LATER = NOW.plusSeconds(60);

    @TempDir(factory = InMemoryFolder.class)
    Path folder;

    Database database;
    JdbcJobStore jobs;
    JdbcQuotaBook book;

    /** Opens a new, empty database, or another connection to it. */
    abstract Database open(Path folder);

    @BeforeEach
    void openStores() {
        database = open(folder);
        jobs = new JdbcJobStore(database);
        book = new JdbcQuotaBook(database);
    }

    @AfterEach
    void invariantsHold() {
        try (Database _ = database) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    Job claim() {
        return jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER).orElseThrow();
    }

    /** Claims the next job and begins to call the provider; the call is the job's first. */
    Job begun() {
        Job job = claim();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(job.request().count()), NOW);
        return job;
    }

    /** Claims the next job and keeps two images for it. */
    Job drawn() {
        Job job = begun();
        jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(2, 80_000), null, NOW);
        return job;
    }

    /** The job's only call fails for good, and so does the job. */
    void fail(Job job, Failure failure, Instant now) {
        jobs.attemptFailed(job.lease(), 1, new Setback(failure, 1, job.request().count()), now);
        jobs.failed(job.lease(), failure, now);
    }

    /** The job's latest call fails and is to be made again. */
    void retry(Job job, Failure failure, Instant at) {
        int latest = job.counts().attempts() + 1;
        jobs.attemptFailed(job.lease(), latest, new Setback(failure, latest, 0), NOW);
        jobs.retryAt(job.lease(), at);
    }

    long taken(Allowance allowance) {
        return book.standing(List.of(allowance)).getFirst().taken();
    }
}
