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
