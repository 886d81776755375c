package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.storage.Restoration.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqliteBackupTest extends BackupContract {
    @Override
    String url(Path place) {
        return "jdbc:sqlite:" + place.resolve("easel.db");
    }

    @Test
    void isNotBroughtBackUnderARunningEasel() {
        make();

        try (Database _ = Database.open(first())) {
            assertThatThrownBy(() -> restore(first(), "first"))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("Stop it and try again");
        }
    }

    @Test
    void movesAsideWhatWasThere() throws Exception {
        make();

        Restored restored = restore(first(), "first");

        assertThat(restored.aside()).isDirectoryContaining("glob:**/easel.db").isDirectoryContaining("glob:**/blobs");
        assertThat(restore(first(), "first").aside()).isNotEqualTo(restored.aside());
    }

    @Test
    void goesOnAfterAPowerCutAtAnyStep() throws Exception {
        make();
        boolean cut = true;
        int steps = 0;
        while (cut) {
            String place = "cut" + steps;
            Path data = folder.resolve(place);
            String target = url(data);
            try (Database mine = Database.open(target)) {
                new JdbcJobStore(mine).admit(newJob("mine"));
                mine.openBlobs(data.resolve("blobs"), () -> NOW);
            }

            cut = isCutOff(target, data.resolve("blobs"), steps++);
            if (Restoration.isUnfinished(data.resolve("blobs"))) {
                assertThatThrownBy(() -> Restoration.requireFinished(data.resolve("blobs")))
                        .hasMessageContaining("Run ./easel restore FILE once more");
            } else if (cut) {
                assertThat(jobs(target)).isEqualTo(1);
            }
            Path aside = cut ? restore(target, place, keys(data)).aside() : aside(data);

            assertThat(Restoration.isUnfinished(data.resolve("blobs"))).isFalse();
            assertThat(jobs(target)).isEqualTo(5);
            assertThat(data.resolve("key")).hasContent("0123");
            assertThat(jobs(url(aside))).isEqualTo(1);
            assertThat(aside).isDirectoryContaining("glob:**/blobs");
        }
        assertThat(steps).isGreaterThan(5);
    }

    private boolean isCutOff(String target, Path pictures, int steps) throws IOException {
        AtomicInteger left = new AtomicInteger(steps);
        try {
            Restoration.restore(backup(), target, pictures, NOW, keys(pictures.getParent()), () -> {
                if (left.getAndDecrement() == 0) {
                    throw new AssertionError("the power went off");
                }
            });
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static Restoration.Keys keys(Path data) {
        return (keys, _) -> Files.writeString(data.resolve("key"), keys.get("pseudonym"));
    }

    private static long jobs(String url) {
        try (Database database = Database.open(url)) {
            assertThat(Invariants.check(database)).isEmpty();
            return database.read(handle -> handle.createQuery("SELECT count(*) FROM job")
                    .mapTo(long.class)
                    .one());
        }
    }

    private static Path aside(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith("before-restore-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
