package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.job.Job;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
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

    @TempDir
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

    /** Claims the next job and begins to call the provider. */
    Job begun() {
        Job job = claim();
        jobs.beginAttempt(job.lease(), NOW);
        return job;
    }

    /** Claims the next job and keeps two images for it. */
    Job drawn() {
        Job job = begun();
        jobs.drawn(job.lease(), Samples.artwork(2), new Cost(2, 80_000), NOW);
        return job;
    }

    long taken(Allowance allowance) {
        return book.standing(List.of(allowance)).getFirst().taken();
    }
}
