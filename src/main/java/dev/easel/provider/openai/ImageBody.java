package dev.easel.provider.openai;

import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** A kept image as part of a request: opened when it is sent, passed on in pieces, its length known beforehand. */
final class ImageBody extends RequestBody {
    private final BlobStore blobs;
    private final ImageRef image;

    ImageBody(BlobStore blobs, ImageRef image) {
        this.blobs = blobs;
        this.image = image;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get(image.format().mediaType());
    }

    @Override
    public long contentLength() {
        return image.bytes();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (Source source = open()) {
            sink.writeAll(source);
        }
    }

    private Source open() throws UnreadableImageException {
        try {
            return new Stored(Okio.source(blobs.open(image.sha256())));
        } catch (IOException e) {
            throw new UnreadableImageException(e);
        }
    }

    /** Tells a store that fails to read from a connection that fails to write. */
    private static final class Stored extends ForwardingSource {
        Stored(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer target, long byteCount) throws IOException {
            try {
                return super.read(target, byteCount);
            } catch (IOException e) {
                throw new UnreadableImageException(e);
            }
        }
    }
}
