package dev.easel.storage;

import dev.easel.core.image.BlobSink.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Copies the files of a {@link FileBlobStore} into rows, within one transaction; each must be what its name says. */
final class PictureCopy {
    private static final String WHAT = "pictures";
    private static final int REPORTED = 100;

    private final Path folder;
    private final Handle to;
    private final Relocation.Progress progress;
    private long count;
    private long bytes;

    PictureCopy(Path folder, Handle to, Relocation.Progress progress) {
        this.folder = folder;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies every file that is a kept picture.
     *
     * @throws UncheckedIOException when a file can't be read
     */
    void copyAll(Instant now) {
        try {
            List<Path> files = files();
            for (Path file : files) {
                copy(file, now);
                if (count % REPORTED == 0 || count == files.size()) {
                    progress.copied(WHAT, count, files.size());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Compares what is in the rows with what was read. */
    void requireComplete() {
        long rows = one("SELECT count(*) FROM blob");
        long kept = one("SELECT coalesce(sum(length(content)), 0) FROM blob_piece");
        if (rows != count || kept != bytes) {
            throw new RelocationException(
                    "Of %d pictures of %d bytes, %d of %d arrived. Nothing was moved."
                            .formatted(count, bytes, rows, kept),
                    null);
        }
    }

    /** Pictures that jobs name and that nobody has. */
    long countMissing() {
        return one("""
                SELECT count(DISTINCT sha256) FROM artwork_image i
                WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = i.sha256)
                """);
    }

    private void copy(Path file, Instant now) throws IOException {
        String upload = UUID.randomUUID().toString();
        MessageDigest digest = Sha256.begin();
        BlobRows rows = new BlobRows(to);
        rows.begin(upload, now);
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = in.readNBytes(BlobRows.PIECE_BYTES);
            for (long n = 0; piece.length > 0; n++) {
                rows.addPiece(upload, n, piece);
                digest.update(piece);
                length += piece.length;
                piece = in.readNBytes(BlobRows.PIECE_BYTES);
            }
        }
        if (!Sha256.end(digest).equals(nameOf(file))) {
            throw new RelocationException(
                    "The picture %s is damaged. Restore it from a backup, or move it away; then try again."
                            .formatted(file),
                    null);
        }
        rows.name(upload, new Blob(nameOf(file), length), now);
        count++;
        bytes += length;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Sha256.isName(nameOf(file)) && Files.isRegularFile(file))
                    .toList();
        }
    }

    /** The digest that a path of the store stands for: its folder's name and its own. */
    private static String nameOf(Path file) {
        return file.resolveSibling("").getFileName() + String.valueOf(file.getFileName());
    }

    private long one(String sql) {
        return to.createQuery(sql).mapTo(long.class).one();
    }
}
