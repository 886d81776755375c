package dev.easel.provider.openai;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobSink.Blob;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Mask;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;

/** Masks for servers that repaint where a mask is white: white for transparent, black for opaque, grey between. */
final class WhiteMasks {
    private static final int WHITE = 0xFF;

    private final BlobStore blobs;

    WhiteMasks(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Keeps the other mask, and gives its name. A row of pixels is held at a time. */
    ImageRef of(Mask mask) {
        ImageRef image = mask.image();
        try (InputStream in = new BufferedInputStream(blobs.open(image.sha256()));
                BlobSink sink = blobs.create()) {
            invert(in, sink);
            Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, image.size(), blob.bytes());
        } catch (GarbledException | EOFException | ZipException e) {
            throw new FailureException(OpenAiErrors.unusableMask(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the store doesn't turn the mask round", e);
        }
    }

    private static void invert(InputStream in, BlobSink sink) throws IOException {
        try (PngAlpha source = PngAlpha.open(in);
                GreyPng target = new GreyPng(sink, source.width(), source.height())) {
            byte[] row = new byte[source.width()];
            for (int y = 0; y < source.height(); y++) {
                source.readRow(row);
                for (int x = 0; x < row.length; x++) {
                    row[x] = (byte) (WHITE - row[x]);
                }
                target.writeRow(row);
            }
        }
    }
}
