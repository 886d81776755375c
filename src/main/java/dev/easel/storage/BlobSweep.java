package dev.easel.storage;

import dev.easel.core.image.BlobStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes kept bytes that nothing in the database names: previews, copies that were made to fit, masks, and pictures that
 * were sent and never used. Any number of instances may do it at once.
 */
public final class BlobSweep {
    /** Whatever is kept for a job is named by it long before. Keeping the same bytes again counts from anew. */
    public static final Duration UNTOUCHED = Duration.ofDays(2);

    private static final int FOLDERS = 256;
    private static final int AT_ONCE = 500;

    private final Database database;
    private final BlobStore blobs;

    public BlobSweep(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /** Looks through everything that is kept. Returns how many were deleted. */
    public int run(Instant now) throws IOException {
        Instant before = now.minus(UNTOUCHED);
        int deleted = 0;
        for (int folder = 0; folder < FOLDERS; folder++) {
            List<String> old = blobs.listUntouched("%02x".formatted(folder), before);
            for (int from = 0; from < old.size(); from += AT_ONCE) {
                deleted += delete(old.subList(from, Math.min(old.size(), from + AT_ONCE)), before);
            }
        }
        return deleted;
    }

    private int delete(List<String> files, Instant before) throws IOException {
        int deleted = 0;
        for (String file : database.read(handle -> new BlobOwners(handle).withoutOwner(files))) {
            deleted += blobs.deleteUntouched(file, before) ? 1 : 0;
        }
        return deleted;
    }
}
