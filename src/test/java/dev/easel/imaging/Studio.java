package dev.easel.imaging;

import dev.easel.core.image.ImageRef;
import dev.easel.testing.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** The imaging under test, what it keeps, and ways to look at it. */
final class Studio {
    final MemoryBlobStore blobs = new MemoryBlobStore();
    final AwtImaging imaging = new AwtImaging(blobs, ImageLimits.standard());

    ImageRef admit(byte[] file) throws IOException {
        return imaging.admit(new ByteArrayInputStream(file));
    }

    ImageRef admit(BufferedImage image) throws IOException {
        return admit(Specimens.file(image, "png"));
    }

    byte[] bytes(ImageRef image) throws IOException {
        try (var in = blobs.open(image.sha256())) {
            return in.readAllBytes();
        }
    }

    Bitmap bitmap(ImageRef image) throws IOException {
        return decode(bytes(image));
    }

    static Bitmap decode(byte[] file) {
        return new ImageFile(ImageLimits.standard(), 2, new AtomicLong()::get)
                .readKept(file)
                .image();
    }

    /** How the JDK sees an image: an independent witness. */
    static int[] argb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
