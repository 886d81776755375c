package dev.easel.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobSink.Blob;
import dev.easel.testing.Samples;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest {
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileBlobStore.open(folder, Samples.NOW);
    }

    @Test
    void namesBytesByTheirDigest() throws IOException {
        Blob blob = keep("abc");

        assertThat(blob).isEqualTo(new Blob(SHA256_OF_ABC, 3));
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        try (BlobSink sink = store.create()) {
            for (char c : "abc".toCharArray()) {
                sink.write(c);
            }

            assertThat(sink.keep().sha256()).isEqualTo(SHA256_OF_ABC);
        }
    }

    @Test
    void keepsEqualBytesOnce() throws IOException {
        keep("abc");
        keep("abc");

        assertThat(files()).hasSize(1);
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void replacesAFileThatWasCutShort() throws IOException {
        keep("abc");
        Files.writeString(files().getFirst(), "a");

        keep("abc");

        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void answersTheSameWhenKeptTwice() throws IOException {
        try (BlobSink sink = store.create()) {
            sink.write("abc".getBytes(UTF_8));

            assertThat(sink.keep()).isEqualTo(sink.keep());
            assertThatThrownBy(() -> sink.write(1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void leavesNothingOfWhatWasNotKept() throws IOException {
        try (BlobSink sink = store.create()) {
            sink.write("abc".getBytes(UTF_8));
        }

        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> store.open(SHA256_OF_ABC)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void readsNothingOutsideItsFolder() {
        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(SHA256_OF_ABC.toUpperCase(Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
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

    private Blob keep(String text) throws IOException {
        try (BlobSink sink = store.create()) {
            sink.write(text.getBytes(UTF_8));
            return sink.keep();
        }
    }

    private String read(String sha256) throws IOException {
        try (InputStream in = store.open(sha256)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
