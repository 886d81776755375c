package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.BlobStore;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
    @TempDir
    private Path folder;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileBlobStore.open(folder, Samples.NOW);
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    long countEverything() throws IOException {
        return files().size();
    }

    @Test
    void replacesAFileThatWasCutShort() throws IOException {
        keep("abc");
        Files.writeString(files().getFirst(), "a");

        keep("abc");

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void hidesFilesFromOthers() throws IOException {
        keep("abc");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
    }

    @Test
    void sweepsWhatWasAbandonedADayAgo() throws IOException {
        Path abandoned = unfinishedFrom(Duration.ofHours(25));
        Path arriving = unfinishedFrom(Duration.ofHours(23));

        FileBlobStore.open(folder, Samples.NOW);

        assertThat(abandoned).doesNotExist();
        assertThat(arriving).exists();
    }

    /** Long after a process died that had moved the file away, to delete it unless it was kept again. */
    @Test
    void bringsBackWhatWasKeptAgainWhileItWasDeleted() throws IOException {
        keep("abc");
        Path aside = movedAside(Samples.NOW.minus(Duration.ofDays(9)));
        Files.setLastModifiedTime(aside, FileTime.from(Samples.NOW.minus(Duration.ofDays(7))));

        FileBlobStore.open(folder, Samples.NOW);

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
        assertThat(aside).doesNotExist();
    }

    @Test
    void deletesWhatADeadProcessWasAboutToDelete() throws IOException {
        keep("abc");
        Path aside = movedAside(Samples.NOW.minus(Duration.ofMinutes(1)));
        Files.setLastModifiedTime(aside, FileTime.from(Samples.NOW.minus(Duration.ofMinutes(2))));

        FileBlobStore.open(folder, Samples.NOW);

        assertThat(files()).isEmpty();
    }

    private Path movedAside(Instant before) throws IOException {
        Path aside = folder.resolve("unfinished").resolve(SHA256_OF_ABC + "." + before.toEpochMilli() + ".1");
        return Files.move(files().getFirst(), aside);
    }

    private Path unfinishedFrom(Duration ago) throws IOException {
        Path file = Files.createTempFile(folder.resolve("unfinished"), "", "");
        return Files.setLastModifiedTime(file, FileTime.from(Samples.NOW.minus(ago)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
