package dev.easel.storage;

import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an admission with two allowances and limits of the queue takes. Prints its figures. */
@Tag("benchmark")
class AdmissionBenchmarkTest {
    private static final int ADMISSIONS = 1_000;
    private static final int WARM_UP = 500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 16, ADMISSIONS})
    void admitsAThousandJobs(int threads) {
        try (Database database = Database.open(SqliteFile.url(folder))) {
            JdbcJobStore jobs = new JdbcJobStore(database, new JobLimits(2, ADMISSIONS, 2 * ADMISSIONS));
            for (int i = 0; i < WARM_UP; i++) {
                admit(jobs, ADMISSIONS + i);
            }
            long[] nanos = new long[ADMISSIONS];
            long start = System.nanoTime();
            try (ExecutorService pool =
                    Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
                for (int i = 0; i < ADMISSIONS; i++) {
                    int n = i;
                    pool.execute(() -> nanos[n] = admit(jobs, n));
                }
            }
            Duration total = Duration.ofNanos(System.nanoTime() - start);

            Arrays.sort(nanos);
            System.out.printf(
                    "%d threads: %d ms, %.0f/s, p50 %.2f ms, p99 %.2f ms%n",
                    threads,
                    total.toMillis(),
                    ADMISSIONS * 1e9 / total.toNanos(),
                    nanos[ADMISSIONS / 2] / 1e6,
                    nanos[ADMISSIONS * 99 / 100] / 1e6);
            assertThat(nanos).doesNotContain(0);
        }
    }

    private static long admit(JdbcJobStore jobs, int n) {
        String user = "user-" + n % 500;
        NewJob job = Samples.withAllowances(
                Samples.by(newJob("event-" + n), user, "space-" + n % 10),
                Samples.imagesADay(user, 1_000),
                Samples.budgetAMonth(1L << 40));
        long start = System.nanoTime();
        jobs.admit(job);
        return System.nanoTime() - start;
    }
}
