package dev.easel.testing;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.IOException;
import java.io.InputStream;

/** A store that can't delete anything, like a disk that became read-only. */
public final class StuckBlobStore implements BlobStore {
    private final BlobStore store;

    public StuckBlobStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public BlobSink create() throws IOException {
        return store.create();
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }

    @Override
    public void delete(String sha256) throws IOException {
        throw new IOException("read-only");
    }
}
