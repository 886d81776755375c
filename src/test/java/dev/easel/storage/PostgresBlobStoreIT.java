package dev.easel.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import dev.easel.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBlobStoreIT extends BlobStoreContract {
    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private Database database;
    private BlobStore store;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(PostgresServer.url(folder));
        store = database.openBlobs(folder, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    long countEverything() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM blob_upload")
                .mapTo(long.class)
                .one());
    }

    @Test
    void isReadByEveryInstance() throws IOException {
        keep("abc");

        try (Database other = Database.open(PostgresServer.url(folder))) {
            assertThat(other.openBlobs(folder, clock).open(SHA256_OF_ABC)).hasContent("abc");
        }
    }

    @Test
    void keepsEqualBytesOnceThatArriveAtTheSameTime() throws IOException {
        try (BlobSink one = store.create();
                BlobSink other = store.create()) {
            one.write("abc".getBytes(UTF_8));
            other.write("abc".getBytes(UTF_8));

            assertThat(one.keep()).isEqualTo(other.keep());
        }
        assertThat(countEverything()).isEqualTo(1);
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void sweepsWhatWasAbandonedADayAgo() throws IOException {
        keep("abc");
        store.create().write(new byte[600_000]);
        clock.advance(Duration.ofHours(2));
        store.create().write(new byte[600_000]);

        clock.advance(Duration.ofHours(23));
        database.openBlobs(folder, clock);

        assertThat(countEverything()).isEqualTo(2);
        assertThat(read(SHA256_OF_ABC)).isEqualTo("abc");
    }

    @Test
    void holdsNoMoreThanAPieceInARow() throws IOException {
        try (BlobSink sink = store.create()) {
            sink.write(new byte[2_000_000]);
            sink.keep();
        }

        long longest = database.read(handle -> handle.createQuery("SELECT max(length(content)) FROM blob_piece")
                .mapTo(long.class)
                .one());

        assertThat(longest).isEqualTo(BlobRows.PIECE_BYTES);
    }
}
