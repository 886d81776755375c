package dev.easel.provider.openai;

import dev.easel.core.image.BlobStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of one answer on their way into the store. None is kept before all have arrived, and closing the batch
 * drops what was not kept, so an answer that breaks off leaves nothing behind.
 */
final class ImageBatch implements AutoCloseable {
    private static final long MAX_IMAGE_BYTES = 64L * 1024 * 1024;
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    private final BlobStore blobs;
    private final List<IncomingImage> images = new ArrayList<>();
    private long left = MAX_BYTES;
    private Base64Blocks.@Nullable Room room;

    /** Writes the bytes of one image. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    ImageBatch(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Takes in one more image. */
    IncomingImage receive(Content content) throws IOException {
        IncomingImage image = new IncomingImage(blobs);
        images.add(image);
        content.writeTo(new CappedOutputStream(image, Math.min(MAX_IMAGE_BYTES, left)));
        left -= image.bytes();
        return image;
    }

    /** Takes in an image that is written as a base64 text. */
    IncomingImage receiveText(JsonScanner json) throws IOException {
        return receive(target -> {
            try (Base64Blocks text = new Base64Blocks(target, room())) {
                json.copyText(text);
            }
        });
    }

    /** Images come one after another, so one room will do. */
    private Base64Blocks.Room room() {
        if (room == null) {
            room = new Base64Blocks.Room();
        }
        return room;
    }

    @Override
    public void close() {
        images.forEach(IncomingImage::close);
    }
}
