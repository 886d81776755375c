package dev.easel.provider.openai;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobSink.Blob;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageHeader;
import dev.easel.core.image.ImageRef;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One image on its way into the store; gone when closed before it is kept. A store that fails is our trouble and not
 * the server's, so it throws {@link UncheckedIOException}.
 */
final class IncomingImage extends OutputStream {
    private static final Logger log = LoggerFactory.getLogger(IncomingImage.class);

    private final BlobStore blobs;
    private final BlobSink sink;
    private long bytes;

    IncomingImage(BlobStore blobs) {
        this.blobs = blobs;
        try {
            this.sink = blobs.create();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** How much has arrived. */
    long bytes() {
        return bytes;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int offset, int length) {
        try {
            sink.write(piece, offset, length);
            bytes += length;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Makes it durable; empty when it isn't an image in a format we know. */
    Optional<ImageRef> keep() {
        try {
            Blob blob = sink.keep();
            try (InputStream content = new BufferedInputStream(blobs.open(blob.sha256()))) {
                return ImageHeader.read(content)
                        .map(header -> new ImageRef(blob.sha256(), header.format(), header.size(), blob.bytes()));
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() {
        try {
            sink.close();
        } catch (IOException e) {
            log.warn("an image that was not kept may have left something behind", e);
        }
    }

    private static UncheckedIOException lost(IOException cause) {
        return new UncheckedIOException("the store doesn't take the image", cause);
    }
}
