package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.storage.Restoration.Restored;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup keeps and what comes of bringing it back, from and to every database. */
abstract class BackupContract {
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private final Allowance images = Samples.imagesADay("42", 10);
    private Path file;
    private String url;

    /** A new, empty database. */
    abstract String url(Path place);

    /** A job in each of its states, and a picture. */
    @BeforeEach
    void fill() throws IOException {
        file = folder.resolve("kept").resolve("easel.backup");
        url = url(folder.resolve("first"));
        try (Database database = Database.open(url)) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            jobs.delivered(drawn(jobs, "delivered").lease(), List.of(Samples.message()), NOW);
            jobs.redeliverAt(drawn(jobs, "drawn").lease(), NOW.plusSeconds(60));
            begun(jobs, "paid, perhaps");
            admit(jobs, "claimed");
            assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isPresent();
            admit(jobs, "queued");
            try (BlobSink sink =
                    database.openBlobs(pictures("first"), () -> NOW).create()) {
                sink.write("abc".getBytes(StandardCharsets.UTF_8), 0, 3);
                sink.keep();
            }
        }
    }

    @Test
    void bringsEverythingBack() throws IOException {
        Backup.Contents contents = make();

        Map<String, String> keys = new HashMap<>();
        Restored restored = restore(url(folder.resolve("second")), "second", (kept, _) -> keys.putAll(kept));

        assertThat(contents.pictures()).isEqualTo(1);
        assertThat(restored.pictures()).isEqualTo(1);
        assertThat(restored.madeAt()).isEqualTo(NOW);
        assertThat(restored.generation()).isEqualTo(1);
        assertThat(keys).isEqualTo(Map.of("pseudonym", "0123"));
        assertThat(restored.aside()).isNull();
    }

    @Test
    void neverDrawsAgainWhatMayHaveBeenPaid() throws IOException {
        make();
        String second = url(folder.resolve("second"));

        Restored restored = restore(second, "second");

        assertThat(restored.refunded()).isEqualTo(3);
        try (Database database = Database.open(second)) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            List<JobState> toDo = new ArrayList<>();
            for (Optional<Job> job = next(jobs); job.isPresent(); job = next(jobs)) {
                toDo.add(job.get().state());
                if (job.get().state() == JobState.FAILED) {
                    assertThat(job.get().requireFailure().kind()).isEqualTo("interrupted");
                    jobs.told(job.get().lease(), LATER);
                }
            }
            assertThat(toDo)
                    .containsExactlyInAnyOrder(JobState.DRAWN, JobState.FAILED, JobState.FAILED, JobState.FAILED);
            assertThat(new JdbcQuotaBook(database)
                            .standing(List.of(images))
                            .getFirst()
                            .taken())
                    .isEqualTo(2);
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @Test
    void keepsPicturesByteForByte() throws IOException {
        make();
        String second = url(folder.resolve("second"));
        restore(second, "second");

        try (Database database = Database.open(second)) {
            BlobStore blobs = database.openBlobs(pictures("second"), () -> NOW);
            try (InputStream picture = blobs.open(SHA256_OF_ABC)) {
                assertThat(picture.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void countsGenerations() throws IOException {
        make();
        String second = url(folder.resolve("second"));
        restore(second, "second");
        Backup.make(second, pictures("second"), Map.of(), file, () -> LATER);

        assertThat(restore(url(folder.resolve("third")), "third").generation()).isEqualTo(2);
    }

    @Test
    void isMadeWhileOthersWrite() throws IOException {
        try (Database database = Database.open(url)) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            admit(jobs, "before");

            make();

            admit(jobs, "after");
        }
        assertThat(restore(url(folder.resolve("second")), "second").refunded()).isEqualTo(4);
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        make();

        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesWhatIsNotAWholeBackup() throws IOException {
        make();
        byte[] whole = Files.readAllBytes(file);
        String second = url(folder.resolve("second"));

        for (int length = 0; length < whole.length; length += 1 + whole.length / 20) {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(whole, 0, length);
            }
            assertThatThrownBy(() -> restore(second, "second"))
                    .isInstanceOf(BackupException.class)
                    .hasMessageEndingWith(".");
        }
        assertThat(pictures("second")).doesNotExist();
    }

    @Test
    void refusesADamagedByteOfWhatItHolds() throws IOException {
        make();
        byte[] whole = Files.readAllBytes(file);
        int name = new String(whole, StandardCharsets.ISO_8859_1).indexOf("blobs/" + SHA256_OF_ABC);
        byte[] damaged = whole.clone();
        for (int i = name + 70; i < name + 80; i++) {
            damaged[i] ^= 1;
        }
        Files.write(file, damaged);

        assertThatThrownBy(() -> restore(url(folder.resolve("second")), "second"))
                .isInstanceOf(BackupException.class);
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertThatThrownBy(() -> restore(url(folder.resolve("second")), "second"))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("There is no backup");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "just words");

        assertThatThrownBy(() -> restore(url(folder.resolve("second")), "second"))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("no backup of Easel");
    }

    Backup.Contents make() {
        return Backup.make(url, pictures("first"), Map.of("pseudonym", "0123"), file, () -> NOW);
    }

    Restored restore(String target, String place) throws IOException {
        return restore(target, place, (_, _) -> {});
    }

    Restored restore(String target, String place, Restoration.Keys keys) throws IOException {
        return Restoration.restore(file, target, pictures(place), LATER, keys);
    }

    Path backup() {
        return file;
    }

    String first() {
        return url;
    }

    private Path pictures(String place) {
        return folder.resolve(place).resolve("blobs");
    }

    private static Optional<Job> next(JdbcJobStore jobs) {
        return jobs.claim(Samples.BOB, Samples.PLATFORMS, LATER, LATER.plusSeconds(60));
    }

    private void admit(JdbcJobStore jobs, String event) {
        jobs.admit(Samples.withAllowances(newJob(event), images));
    }

    private Job begun(JdbcJobStore jobs, String event) {
        admit(jobs, event);
        Job job = jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER).orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(job.request().count()), NOW);
        return job;
    }

    private Job drawn(JdbcJobStore jobs, String event) {
        Job job = begun(jobs, event);
        jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(2, 80_000), null, NOW);
        return job;
    }
}
