package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.image.BlobSink;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Duplicate;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.storage.Relocation.Moved;
import dev.easel.testing.Samples;
import dev.easel.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationIT {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Allowance images = Samples.imagesADay("42", 10);
    private final List<String> progress = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path pictures;
    private String from;
    private String to;

    /** One job in each of its states, and two pictures, of which no job knows. */
    @BeforeEach
    void fill() throws IOException {
        pictures = folder.resolve("blobs");
        from = "jdbc:sqlite:" + folder.resolve("easel.db");
        to = PostgresServer.url(folder);
        try (Database source = Database.open(from)) {
            JdbcJobStore jobs = new JdbcJobStore(source);
            jobs.delivered(drawn(jobs, "delivered").lease(), Samples.message(), NOW);
            jobs.redeliverAt(drawn(jobs, "drawn").lease(), LATER);
            fail(jobs, begun(jobs, "failed"));
            jobs.admit(Samples.withAllowances(newJob("refused"), Samples.imagesADay("43", 0)));
            begun(jobs, "running");
            jobs.admit(Samples.withAllowances(newJob("queued"), images));
            JdbcQuotaDesk desk = new JdbcQuotaDesk(source);
            desk.grant(List.of(images), 5, Samples.signature());
            desk.set(List.of(images), 9, Samples.signature());
            desk.reset(List.of(images), Samples.signature());
            new JdbcGate(source).bar(QuotaSubject.ofKey("user:chat:43"), null, Samples.signature());
        }
        keep("abc".getBytes(UTF_8));
        keep(new byte[700_000]);
    }

    @Test
    void movesEverything() throws IOException {
        Moved moved = move();

        try (Database target = Database.open(to)) {
            JdbcJobStore jobs = new JdbcJobStore(target);
            assertThat(moved).isEqualTo(new Moved(5, 2, 700_003, 1));
            assertThat(new JdbcQuotaBook(target).standing(List.of(images)))
                    .containsExactly(new QuotaStatus(images.withLimit(9), 2, 5));
            assertThat(new JdbcAuditTrail(target).list(9)).hasSize(4);
            assertThat(new JdbcGate(target).listBars(NOW)).hasSize(1);
            assertThat(jobs.recover(Set.of(ALICE), NOW, 1)).isEqualTo(2);
            assertThat(states(jobs))
                    .containsExactlyInAnyOrder(JobState.DRAWN, JobState.FAILED, JobState.RUNNING, JobState.RUNNING);
            try (InputStream in = target.openBlobs(folder, () -> NOW).open(SHA256_OF_ABC)) {
                assertThat(in).hasContent("abc");
            }
        }
    }

    @Test
    void knowsEventsAgainAndCountsOn() throws IOException {
        move();

        try (Database target = Database.open(to)) {
            JdbcJobStore jobs = new JdbcJobStore(target);
            Allowance imagesAWeek =
                    Samples.allowance(QuotaScope.USER, "user:chat:42", QuotaWindow.WEEK, QuotaUnit.IMAGES, 1);
            assertThat(jobs.admit(newJob("delivered"))).isInstanceOf(Duplicate.class);
            assertThat(jobs.admit(Samples.withAllowances(newJob("new"), images, imagesAWeek)))
                    .isInstanceOf(Admitted.class);
            assertThat(Invariants.check(target)).isEmpty();
        }
    }

    @Test
    void leavesTheSourceAsItWas() throws IOException {
        List<String> before = sums();

        move();

        assertThat(sums()).isEqualTo(before);
        assertThat(progress).contains("job 5 of 5", "inbound_event 6 of 6", "pictures 2 of 2");
    }

    @Test
    void refusesATargetThatHoldsJobs() throws IOException {
        try (Database target = Database.open(to)) {
            new JdbcJobStore(target).admit(newJob("there already"));
        }

        assertRefused("has data already");

        assertThat(jobsAtTarget()).isEqualTo(1);
    }

    @Test
    void refusesWhileAnEaselRuns() {
        try (Database running = Database.open(from)) {
            new JdbcJobStore(running).admit(newJob("meanwhile"));

            assertRefused("An Easel is running");
        }
        assertThat(jobsAtTarget()).isZero();
    }

    @Test
    void movesNothingWhenAPictureIsDamaged() throws IOException {
        Files.writeString(pictures.resolve(SHA256_OF_ABC.substring(0, 2)).resolve(SHA256_OF_ABC.substring(2)), "abd");

        assertRefused("is damaged");

        assertThat(jobsAtTarget()).isZero();
    }

    @Test
    void movesNothingWhenTheBooksDoNotAddUp() {
        try (Database source = Database.open(from)) {
            source.change(handle -> handle.execute("UPDATE account SET posted = posted + 1"));
        }

        assertRefused("don't add up (I1)");
        assertThat(jobsAtTarget()).isZero();
    }

    @Test
    void makesNoSourceWhereThereIsNone() {
        from = "jdbc:sqlite:" + folder.resolve("elsewhere.db");

        assertRefused("There is no database");
        assertThat(folder.resolve("elsewhere.db")).doesNotExist();
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(this::move).isInstanceOf(RelocationException.class).hasMessageContaining(reason);
    }

    private Moved move() throws IOException {
        return Relocation.move(
                from, pictures, to, NOW, (what, done, all) -> progress.add("%s %d of %d".formatted(what, done, all)));
    }

    private long jobsAtTarget() {
        try (Database target = Database.open(to)) {
            return target.read(handle -> handle.createQuery("SELECT count(*) FROM job")
                    .mapTo(long.class)
                    .one());
        }
    }

    private List<String> sums() {
        try (Database source = Database.open(from)) {
            return source.read(handle -> new TableCopy(handle, handle, (what, done, all) -> {}).sums(handle));
        }
    }

    private static List<JobState> states(JdbcJobStore jobs) {
        List<JobState> states = new ArrayList<>();
        jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER).ifPresent(job -> {
            states.add(job.state());
            states.addAll(states(jobs));
        });
        return states;
    }

    private Job begun(JdbcJobStore jobs, String event) {
        jobs.admit(Samples.withAllowances(newJob(event), images));
        Job job = jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER).orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        return job;
    }

    private static void fail(JdbcJobStore jobs, Job job) {
        Failure refusal = new Failure.PolicyRefusal("code");
        jobs.attemptFailed(job.lease(), 1, new Setback(refusal, 1, 1), NOW);
        jobs.failed(job.lease(), refusal, NOW);
    }

    private Job drawn(JdbcJobStore jobs, String event) {
        Job job = begun(jobs, event);
        jobs.arrived(job.lease(), 1, Samples.artwork(1), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(1, 40_000), null, NOW);
        return job;
    }

    private void keep(byte[] bytes) throws IOException {
        try (BlobSink sink = FileBlobStore.open(pictures, NOW).create()) {
            sink.write(bytes);
            sink.keep();
        }
    }
}
