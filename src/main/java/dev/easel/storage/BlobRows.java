package dev.easel.storage;

import dev.easel.core.image.BlobSink.Blob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Bytes in rows, within one transaction. They arrive as the pieces of an upload, which gets the name of its content. */
final class BlobRows {
    /** Small enough to hold many in memory, large enough to be worth a round trip. */
    static final int PIECE_BYTES = 512 * 1024;

    private final Handle handle;

    BlobRows(Handle handle) {
        this.handle = handle;
    }

    void begin(String upload, Instant now) {
        handle.createUpdate("INSERT INTO blob_upload (id, begun_at) VALUES (:upload, :now)")
                .bind("upload", upload)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    void addPiece(String upload, long n, byte[] content) {
        handle.createUpdate("INSERT INTO blob_piece (upload, n, content) VALUES (:upload, :n, :content)")
                .bind("upload", upload)
                .bind("n", n)
                .bind("content", content)
                .execute();
    }

    /** Gives the upload its name; when equal bytes have it already, the upload goes. */
    void name(String upload, Blob blob, Instant now) {
        String kept = handle.createQuery("""
                        INSERT INTO blob (sha256, bytes, upload, touched_at) VALUES (:sha256, :bytes, :upload, :now)
                        ON CONFLICT (sha256) DO UPDATE SET touched_at = greatest(blob.touched_at, excluded.touched_at)
                        RETURNING upload
                        """)
                .bind("sha256", blob.sha256())
                .bind("bytes", blob.bytes())
                .bind("upload", upload)
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .one();
        if (!kept.equals(upload)) {
            discard(upload);
        }
    }

    void discard(String upload) {
        handle.createUpdate("DELETE FROM blob_upload WHERE id = :upload")
                .bind("upload", upload)
                .execute();
    }

    /** Discards what was begun before a time and never got a name. */
    void sweep(Instant before) {
        handle.createUpdate("""
                        DELETE FROM blob_upload
                        WHERE begun_at < :before AND NOT EXISTS (SELECT 1 FROM blob WHERE blob.upload = blob_upload.id)
                        """).bind("before", before.toEpochMilli()).execute();
    }

    /** Takes the name away, and the bytes with it. */
    void delete(String sha256) {
        handle.createQuery("DELETE FROM blob WHERE sha256 = :sha256 RETURNING upload")
                .bind("sha256", sha256)
                .mapTo(String.class)
                .list()
                .forEach(this::discard);
    }

    List<String> listUntouched(String firstTwo, Instant before) {
        return handle.createQuery("""
                        SELECT sha256 FROM blob WHERE starts_with(sha256, :start) AND touched_at < :before ORDER BY sha256
                        """)
                .bind("start", firstTwo)
                .bind("before", before.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /** The statement that deletes is the one that looks at the time. */
    boolean deleteUntouched(String sha256, Instant before) {
        List<String> uploads = handle.createQuery("""
                        DELETE FROM blob WHERE sha256 = :sha256 AND touched_at < :before RETURNING upload
                        """)
                .bind("sha256", sha256)
                .bind("before", before.toEpochMilli())
                .mapTo(String.class)
                .list();
        uploads.forEach(this::discard);
        return !uploads.isEmpty();
    }

    Optional<Kept> find(String sha256) {
        return handle.createQuery("SELECT upload, bytes FROM blob WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, _) -> new Kept(row.getString("upload"), row.getLong("bytes")))
                .findOne();
    }

    Optional<byte[]> findPiece(String upload, long n) {
        return handle.createQuery("SELECT content FROM blob_piece WHERE upload = :upload AND n = :n")
                .bind("upload", upload)
                .bind("n", n)
                .map((row, _) -> row.getBytes("content"))
                .findOne();
    }

    /** Bytes that have a name: whose pieces they are, and how many in all. */
    record Kept(String upload, long bytes) {}
}
