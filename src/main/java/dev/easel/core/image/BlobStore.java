package dev.easel.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** Keeps bytes under the SHA-256 of their content. Safe for use from several threads. */
public interface BlobStore {
    /** Opens a place for new bytes. The caller closes it; what was not {@linkplain BlobSink#keep kept} is gone then. */
    BlobSink create() throws IOException;

    /**
     * Opens kept bytes. The caller closes the stream.
     *
     * @throws java.io.FileNotFoundException when nothing is kept under this name
     */
    InputStream open(String sha256) throws IOException;

    /** Deletes kept bytes; does nothing when there are none under this name. Whoever still reads them may be cut off. */
    void delete(String sha256) throws IOException;

    /**
     * The names with these first two characters whose bytes nobody kept since then, once more or for the first time. A
     * store that doesn't know names none.
     */
    default List<String> listUntouched(String firstTwo, Instant before) throws IOException {
        return List.of();
    }

    /** As {@link #delete}, unless somebody kept the same bytes since then. Returns whether they were deleted. */
    default boolean deleteUntouched(String sha256, Instant before) throws IOException {
        return false;
    }
}
