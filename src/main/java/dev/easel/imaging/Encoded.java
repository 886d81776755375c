package dev.easel.imaging;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageSize.Pixels;

/** A finished file, not yet kept. */
final class Encoded {
    private final ImageFormat format;
    private final Pixels size;
    private final byte[] bytes;

    Encoded(ImageFormat format, Pixels size, byte[] bytes) {
        this.format = format;
        this.size = size;
        this.bytes = bytes;
    }

    static Encoded png(Bitmap image, PngEncoder.Effort effort) {
        return new Encoded(ImageFormat.PNG, image.size(), PngEncoder.encode(image, effort));
    }

    ImageFormat format() {
        return format;
    }

    Pixels size() {
        return size;
    }

    /** No copy. */
    byte[] bytes() {
        return bytes;
    }
}
