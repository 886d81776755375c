package dev.easel.testing;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/** A store that can't delete some of what it keeps, or anything, like a disk that became read-only. */
public final class StuckBlobStore implements BlobStore {
    private final BlobStore store;
    private final Predicate<String> stuck;

    public StuckBlobStore(BlobStore store) {
        this(store, _ -> true);
    }

    /** @param stuck by its name */
    public StuckBlobStore(BlobStore store, Predicate<String> stuck) {
        this.store = store;
        this.stuck = stuck;
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
        if (stuck.test(sha256)) {
            throw new IOException("read-only");
        }
        store.delete(sha256);
    }
}
