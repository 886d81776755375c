package dev.easel.storage;

import dev.easel.core.image.BlobSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Writes pieces as they fill, each in a transaction of its own: however slowly the bytes arrive, no row is held
 * meanwhile. The last piece and the name are written together.
 */
final class JdbcBlobSink extends BlobSink {
    private final Database database;
    private final InstantSource clock;
    private final String upload = UUID.randomUUID().toString();
    private final MessageDigest digest = Sha256.begin();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private long pieces;
    private long bytes;
    private @Nullable Blob whole;
    private boolean kept;

    JdbcBlobSink(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (whole != null) {
            throw new IOException("the blob is kept already");
        }
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, BlobRows.PIECE_BYTES - piece.size());
            piece.write(from, offset + done, count);
            done += count;
            if (piece.size() == BlobRows.PIECE_BYTES) {
                change(this::addPiece);
                piece.reset();
                pieces++;
            }
        }
        digest.update(from, offset, length);
        bytes += length;
    }

    @Override
    public Blob keep() throws IOException {
        Blob blob = whole == null ? new Blob(Sha256.end(digest), bytes) : whole;
        whole = blob;
        if (!kept) {
            change(rows -> {
                addPiece(rows);
                rows.name(upload, blob, clock.instant());
            });
            kept = true;
        }
        return blob;
    }

    @Override
    public void close() throws IOException {
        if (!kept && pieces > 0) {
            change(rows -> rows.discard(upload));
            pieces = 0;
        }
    }

    private void addPiece(BlobRows rows) {
        if (pieces == 0) {
            rows.begin(upload, clock.instant());
        }
        if (piece.size() > 0) {
            rows.addPiece(upload, pieces, piece.toByteArray());
        }
    }

    private void change(Consumer<BlobRows> work) throws IOException {
        try {
            database.change(handle -> work.accept(new BlobRows(handle)));
        } catch (JdbiException e) {
            throw new IOException("the bytes can't be written to the database", e);
        }
    }
}
