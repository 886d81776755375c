package dev.easel.imaging;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A blob store for what models draw: every picture that is written into it gets a stamp on its way, in one pass. The name
 * and length that it is kept under are those of the stamped file; no pixel changes, and other files pass as they are.
 */
public final class StampedBlobStore implements BlobStore {
    /** By how many bytes a stamp makes a file longer, at most. */
    static final int MOST_ADDED = 400;

    private static final int PNG = 0x89;
    private static final int JPEG = 0xFF;
    private static final int RIFF = 'R';

    private final BlobStore blobs;
    private final Supplier<Stamp> stamps;

    /** @param stamps a new one each time, from any thread */
    public StampedBlobStore(BlobStore blobs, Supplier<Stamp> stamps) {
        this.blobs = blobs;
        this.stamps = stamps;
    }

    @Override
    public BlobSink create() throws IOException {
        return new Sink(blobs.create(), stamps.get());
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return blobs.open(sha256);
    }

    @Override
    public void delete(String sha256) throws IOException {
        blobs.delete(sha256);
    }

    @Override
    public List<String> listUntouched(String firstTwo, Instant before) throws IOException {
        return blobs.listUntouched(firstTwo, before);
    }

    @Override
    public boolean deleteUntouched(String sha256, Instant before) throws IOException {
        return blobs.deleteUntouched(sha256, before);
    }

    private static @Nullable Splice splice(int firstByte, OutputStream out, Stamp stamp) {
        return switch (firstByte) {
            case PNG -> new PngSplice(out, stamp);
            case JPEG -> new JpegSplice(out, stamp);
            case RIFF -> new WebpSplice(out, stamp);
            default -> null;
        };
    }

    private static final class Sink extends BlobSink {
        private final BlobSink kept;
        private final Stamp stamp;
        private boolean begun;
        private @Nullable Splice splice;

        Sink(BlobSink kept, Stamp stamp) {
            this.kept = kept;
            this.stamp = stamp;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!begun && length > 0) {
                begun = true;
                splice = splice(bytes[offset] & 0xFF, kept, stamp);
            }
            if (splice == null) {
                kept.write(bytes, offset, length);
            } else {
                splice.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            kept.flush();
        }

        /** Whatever is written after it would be refused below. */
        @Override
        public Blob keep() throws IOException {
            if (splice != null) {
                splice.end();
            }
            return kept.keep();
        }

        @Override
        public void close() throws IOException {
            kept.close();
        }
    }
}
