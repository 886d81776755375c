package dev.easel.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobSink.Blob;
import dev.easel.core.image.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes under their digest, wherever they are kept. */
abstract class BlobStoreContract {
    static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    abstract BlobStore store();

    /** How many contents are kept, with whatever lies about unfinished. */
    abstract long countEverything() throws IOException;

    @Test
    void namesBytesByTheirDigest() throws IOException {
        Blob blob = keep("abc");

        assertThat(blob).isEqualTo(new Blob(SHA256_OF_ABC, 3));
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        try (BlobSink sink = store().create()) {
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

        assertThat(countEverything()).isEqualTo(1);
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void keepsNothingAtAllToo() throws IOException {
        assertThat(keep("")).isEqualTo(new Blob(SHA256_OF_NOTHING, 0));
        assertThat(read(SHA256_OF_NOTHING)).isEmpty();
    }

    @Test
    void keepsLargeContentsWhole() throws IOException {
        byte[] large = new byte[3 * 1024 * 1024 / 2 + 7];
        new Random(7).nextBytes(large);

        Blob blob;
        try (BlobSink sink = store().create()) {
            sink.write(large, 0, 1_000);
            sink.write(large, 1_000, large.length - 1_000);
            blob = sink.keep();
        }

        try (InputStream in = store().open(blob.sha256())) {
            assertThat(in.read()).isEqualTo(large[0] & 0xff);
            in.skipNBytes(999_999);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(large, 1_000_000, large.length));
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(blob.bytes()).isEqualTo(large.length);
    }

    @Test
    void answersTheSameWhenKeptTwice() throws IOException {
        try (BlobSink sink = store().create()) {
            sink.write("abc".getBytes(UTF_8));

            assertThat(sink.keep()).isEqualTo(sink.keep());
            assertThatThrownBy(() -> sink.write(1)).isInstanceOf(IOException.class);
        }
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void leavesNothingOfWhatWasNotKept() throws IOException {
        try (BlobSink sink = store().create()) {
            sink.write(new byte[1_000_000]);
        }

        assertThat(countEverything()).isZero();
        assertThatThrownBy(() -> store().open(SHA256_OF_ABC)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void readsNothingButDigests() {
        assertThatThrownBy(() -> store().open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open(SHA256_OF_ABC.toUpperCase(Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    Blob keep(String text) throws IOException {
        try (BlobSink sink = store().create()) {
            sink.write(text.getBytes(UTF_8));
            return sink.keep();
        }
    }

    String read(String sha256) throws IOException {
        try (InputStream in = store().open(sha256)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
