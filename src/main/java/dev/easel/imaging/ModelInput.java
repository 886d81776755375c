package dev.easel.imaging;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.InputForm.Free;
import dev.easel.core.image.InputForm.Square;
import dev.easel.core.image.InputForm.Squaring;
import dev.easel.core.image.Window;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an image and its mask to what a model takes. */
final class ModelInput {
    private static final int[] QUALITIES = {92, 85, 75};
    /** Each further try has a quarter less on each edge. */
    private static final double SHRINK = 0.75;

    private static final int SMALLEST_EDGE = 64;
    /** What fills the space beside an image: a model takes it for paper, not for something to repaint. */
    private static final int PADDING = 0xFFFFFFFF;

    private static final int KEPT = 0xFF000000;

    private final Bitmap image;
    private final @Nullable Bitmap mask;
    private final Window window;

    private ModelInput(Bitmap image, @Nullable Bitmap mask, Window window) {
        this.image = image;
        this.mask = mask;
        this.window = window;
    }

    /** Finished files. */
    record Result(Encoded image, @Nullable Encoded mask, Window window) {}

    static Result fit(Bitmap image, @Nullable Bitmap mask, InputForm form) throws IOException {
        return switch (form) {
            case Square square -> new ModelInput(image, mask, square(image.size(), square.squaring())).square(square);
            case Free free -> new ModelInput(image, mask, padded(image.size(), free.shapeFor(image.size()))).free(free);
        };
    }

    private static Window square(Pixels size, Squaring squaring) {
        int edge = switch (squaring) {
            case PAD -> size.longEdge();
            case CROP -> size.shortEdge();
        };
        return centred(size, new Pixels(edge, edge));
    }

    /** The smallest window of that shape which shows the whole image. */
    private static Window padded(Pixels size, Pixels shape) {
        long wide = (long) size.height() * shape.width();
        long high = (long) size.width() * shape.height();
        int width = Math.max(size.width(), (int) Math.ceilDiv(wide, shape.height()));
        int height = Math.max(size.height(), (int) Math.ceilDiv(high, shape.width()));
        return centred(size, new Pixels(width, height));
    }

    private static Window centred(Pixels size, Pixels window) {
        return new Window((size.width() - window.width()) / 2, (size.height() - window.height()) / 2, window);
    }

    private Result square(Square form) throws IOException {
        if (form.squaring() == Squaring.CROP) {
            requireShownMask();
        }
        Pixels size = Resampler.within(window.size(), form.maxEdge());
        Encoded png = png(size);
        while (png.bytes().length > form.maxBytes() && size.shortEdge() > SMALLEST_EDGE) {
            size = Resampler.scaled(size, SHRINK);
            png = png(size);
        }
        return result(png, size);
    }

    private Result free(Free form) throws IOException {
        Pixels size = Resampler.within(window.size(), form.maxEdge());
        while (true) {
            Bitmap scaled = shown(image, size, PADDING);
            Encoded file = mask != null || !scaled.opaque() ? png(scaled) : smallEnough(scaled, form.targetBytes());
            long allowed = file.format() == ImageFormat.PNG ? 2 * form.targetBytes() : form.targetBytes();
            if (file.bytes().length <= allowed || size.shortEdge() <= SMALLEST_EDGE) {
                return result(file, size);
            }
            size = Resampler.scaled(size, SHRINK);
        }
    }

    private static Encoded smallEnough(Bitmap scaled, long targetBytes) throws IOException {
        Encoded jpeg = null;
        for (int quality : QUALITIES) {
            jpeg = new Encoded(ImageFormat.JPEG, scaled.size(), LossyEncoder.jpeg(scaled, quality));
            if (jpeg.bytes().length <= targetBytes) {
                return jpeg;
            }
        }
        return Objects.requireNonNull(jpeg);
    }

    private Result result(Encoded file, Pixels size) {
        return new Result(file, mask == null ? null : png(shown(mask, size, KEPT)), window);
    }

    /** Nothing would be repainted, and paid for all the same. */
    private void requireShownMask() {
        if (mask != null && Coverage.ofMask(shown(mask, window.size(), KEPT)).empty()) {
            throw Refusals.refusal("mask-cropped-away");
        }
    }

    private Encoded png(Pixels size) {
        return png(shown(image, size, PADDING));
    }

    private static Encoded png(Bitmap bitmap) {
        return Encoded.png(bitmap, PngEncoder.Effort.FAST);
    }

    /** What the window shows, with something beside the image where it reaches beyond. */
    private Bitmap shown(Bitmap source, Pixels size, int beside) {
        if (window.equals(Window.all(source.size()))) {
            return Resampler.scale(source, size);
        }
        Bitmap paper = Bitmap.filled(window.size(), beside);
        return Resampler.scale(source.cut(window.x(), window.y(), window.size(), paper), size);
    }
}
