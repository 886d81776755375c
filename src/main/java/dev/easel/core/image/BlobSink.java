package dev.easel.core.image;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes on their way into a {@link BlobStore}. Not for several threads at once. */
public abstract class BlobSink extends OutputStream {
    /**
     * Makes what was written durable and gives its name. Idempotent for equal content; nothing may be written after it.
     */
    public abstract Blob keep() throws IOException;

    /** Kept bytes: their name and how many there are. */
    public record Blob(String sha256, long bytes) {}
}
