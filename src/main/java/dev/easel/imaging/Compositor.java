package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Window;

/** Puts what a model drew into the original, pixel by pixel of the original. */
final class Compositor {
    /** Coding and scaling alone change a pixel less than this. */
    private static final int VISIBLE = 40;
    /** Shapes closer than this are the same one, stretched by rounding. */
    private static final double SAME_SHAPE = 0.03;

    private final Bitmap original;
    private final Bitmap drawn;
    private final Coverage coverage;

    private Compositor(Bitmap original, Bitmap drawn, Coverage coverage) {
        this.original = original;
        this.drawn = drawn;
        this.coverage = coverage;
    }

    /** @param changeOutside share of the kept pixels that the model changed visibly */
    record Result(Bitmap image, double changeOutside) {}

    static Result composite(Bitmap original, Coverage coverage, Window window, Bitmap drawn) {
        Bitmap fitted = Resampler.scale(sameShape(drawn, window.size()), window.size());
        Bitmap placed = fitted.size().equals(original.size()) && window.x() == 0 && window.y() == 0
                ? fitted
                : fitted.cut(-window.x(), -window.y(), original.size(), original);
        return new Compositor(original, placed, coverage).run();
    }

    /** A model that answers in another shape shows more or less at two sides; the middle is what was asked for. */
    private static Bitmap sameShape(Bitmap drawn, Pixels shape) {
        double factor = (double) drawn.width() * shape.height() / ((double) drawn.height() * shape.width());
        if (Math.abs(factor - 1) < SAME_SHAPE) {
            return drawn;
        }
        int width = factor > 1 ? Math.max(1, (int) Math.round(drawn.width() / factor)) : drawn.width();
        int height = factor > 1 ? drawn.height() : Math.max(1, (int) Math.round(drawn.height() * factor));
        return drawn.cut((drawn.width() - width) / 2, (drawn.height() - height) / 2, new Pixels(width, height));
    }

    /** Into what was drawn, in place: large images leave no room for one more. */
    private Result run() {
        long kept = 0;
        long changed = 0;
        for (int index = 0; index < drawn.argb().length; index++) {
            int before = original.argb()[index];
            int after = drawn.argb()[index];
            int weight = coverage.at(index);
            if (weight == 0) {
                kept++;
                changed += Marks.difference(before, after) > VISIBLE ? 1 : 0;
            }
            drawn.argb()[index] = blend(before, after, weight);
        }
        return new Result(drawn, kept == 0 ? 0 : (double) changed / kept);
    }

    /** Neither end of the scale is computed: kept is kept. */
    static int blend(int before, int after, int weight) {
        if (weight == 0) {
            return before;
        } else if (weight == Coverage.FULL) {
            return after;
        }
        int beforeShare = (before >>> 24) * (Coverage.FULL - weight);
        int afterShare = (after >>> 24) * weight;
        int share = beforeShare + afterShare;
        if (share == 0) {
            return 0;
        }
        int pixel = ((share + 127) / 255) << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = (before >> shift & 0xFF) * beforeShare + (after >> shift & 0xFF) * afterShare;
            pixel |= ((sum + share / 2) / share) << shift;
        }
        return pixel;
    }
}
