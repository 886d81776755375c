package dev.easel.core.image;

import java.io.IOException;
import java.io.InputStream;

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
}
