package dev.easel.imaging;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageSize.Pixels;
import java.io.IOException;
import java.util.Optional;

/** Steps that make an image's file smaller, the ones that cost least of it first. */
final class ByteLadder {
    private static final int[] QUALITIES = {92, 85, 75, 60};
    private static final double SHRINK = 0.75;
    private static final int SMALLEST_EDGE = 16;

    private ByteLadder() {}

    /** The first step that fits; the last one when none does. */
    static Encoded within(Bitmap image, long maxBytes) throws IOException {
        Encoded step = Encoded.png(image, PngEncoder.Effort.THOROUGH);
        Pixels size = image.size();
        while (step.bytes().length > maxBytes) {
            Bitmap smaller = Resampler.scale(image, size);
            for (int index = 0; index < QUALITIES.length && step.bytes().length > maxBytes; index++) {
                step = lossy(smaller, QUALITIES[index]);
            }
            if (size.longEdge() <= SMALLEST_EDGE) {
                return step;
            }
            size = Resampler.scaled(size, SHRINK);
        }
        return step;
    }

    private static Encoded lossy(Bitmap image, int quality) throws IOException {
        if (image.opaque()) {
            return new Encoded(ImageFormat.JPEG, image.size(), LossyEncoder.jpeg(image, quality));
        }
        Optional<byte[]> webp = LossyEncoder.webp(image, quality);
        return webp.isPresent()
                ? new Encoded(ImageFormat.WEBP, image.size(), webp.get())
                : Encoded.png(image, PngEncoder.Effort.THOROUGH);
    }
}
