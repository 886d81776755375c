package dev.easel.storage;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/** Keeps bytes in the database, so that every instance has them. What passes through memory is one piece at a time. */
final class JdbcBlobStore implements BlobStore {
    /** Nothing takes this long to arrive, so whoever wrote such an upload is dead. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;

    private JdbcBlobStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens the store and removes what dead instances left unfinished. */
    static JdbcBlobStore open(Database database, InstantSource clock) {
        database.change(handle -> new BlobRows(handle).sweep(clock.instant().minus(ABANDONED)));
        return new JdbcBlobStore(database, clock);
    }

    @Override
    public BlobSink create() {
        return new JdbcBlobSink(database, clock);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        String name = Sha256.requireName(sha256);
        try {
            BlobRows.Kept kept = database.read(handle -> new BlobRows(handle).find(name))
                    .orElseThrow(() -> new FileNotFoundException("no blob " + name));
            return new PieceStream(database, kept);
        } catch (JdbiException e) {
            throw new IOException("the blob " + name + " can't be read from the database", e);
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        String name = Sha256.requireName(sha256);
        try {
            database.change(handle -> new BlobRows(handle).delete(name));
        } catch (JdbiException e) {
            throw new IOException("the blob " + name + " can't be deleted from the database", e);
        }
    }

    @Override
    public List<String> listUntouched(String firstTwo, Instant before) {
        return database.read(handle -> new BlobRows(handle).listUntouched(firstTwo, before));
    }

    @Override
    public boolean deleteUntouched(String sha256, Instant before) {
        return database.write(handle -> new BlobRows(handle).deleteUntouched(sha256, before));
    }
}
