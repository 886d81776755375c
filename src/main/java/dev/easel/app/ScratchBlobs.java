package dev.easel.app;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** What is kept, to be read; whatever comes in meanwhile goes elsewhere. */
record ScratchBlobs(BlobStore scratch, BlobStore kept) implements BlobStore {
    @Override
    public BlobSink create() throws IOException {
        return scratch.create();
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return scratch.open(sha256);
        } catch (FileNotFoundException e) {
            return kept.open(sha256);
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        scratch.delete(sha256);
    }
}
