package dev.easel.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jdbi.v3.core.JdbiException;

/** Reads kept bytes, fetching a piece when the one before is used up. */
final class PieceStream extends InputStream {
    private final Database database;
    private final BlobRows.Kept kept;
    private byte[] piece = {};
    private int position;
    private long pieces;
    private long remaining;

    PieceStream(Database database, BlobRows.Kept kept) {
        this.database = database;
        this.kept = kept;
        this.remaining = kept.bytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (remaining == 0) {
            return -1;
        }
        if (position == piece.length) {
            fetch();
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, bytes, offset, count);
        position += count;
        remaining -= count;
        return count;
    }

    private void fetch() throws IOException {
        try {
            piece = database.read(handle -> new BlobRows(handle).findPiece(kept.upload(), pieces))
                    .orElseThrow(() -> new EOFException("piece " + pieces + " of a blob is gone"));
        } catch (JdbiException e) {
            throw new IOException("a piece can't be read from the database", e);
        }
        pieces++;
        position = 0;
    }
}
