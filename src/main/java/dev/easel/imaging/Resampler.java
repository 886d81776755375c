package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;

/**
 * Scales bitmaps, each direction by itself: every pixel is the average of those that it covers, weighted by distance.
 * Colours of transparent pixels don't bleed into their neighbours.
 */
final class Resampler {
    private final int[] firsts;
    private final float[][] weights;

    /** Weights of the source places for each target place. */
    private Resampler(int from, int to) {
        double scale = (double) from / to;
        double radius = Math.max(1, scale);
        firsts = new int[to];
        weights = new float[to][];
        for (int place = 0; place < to; place++) {
            double center = (place + 0.5) * scale;
            int first = Math.max(0, (int) Math.floor(center - radius));
            int last = Math.min(from - 1, (int) Math.ceil(center + radius));
            firsts[place] = first;
            weights[place] = weights(first, last, center, radius);
        }
    }

    private static float[] weights(int first, int last, double center, double radius) {
        float[] weights = new float[last - first + 1];
        float sum = 0;
        for (int index = 0; index < weights.length; index++) {
            weights[index] = (float) Math.max(0, 1 - Math.abs(first + index + 0.5 - center) / radius);
            sum += weights[index];
        }
        for (int index = 0; index < weights.length; index++) {
            weights[index] /= sum;
        }
        return weights;
    }

    static Bitmap scale(Bitmap image, Pixels size) {
        if (image.size().equals(size)) {
            return image;
        }
        Bitmap wide = Bitmap.blank(new Pixels(size.width(), image.height()));
        Resampler columns = new Resampler(image.width(), size.width());
        for (int y = 0; y < image.height(); y++) {
            columns.run(image.argb(), y * image.width(), 1, wide.argb(), y * wide.width(), 1);
        }
        Bitmap scaled = Bitmap.blank(size);
        Resampler rows = new Resampler(image.height(), size.height());
        for (int x = 0; x < size.width(); x++) {
            rows.run(wide.argb(), x, wide.width(), scaled.argb(), x, scaled.width());
        }
        return scaled;
    }

    private void run(int[] source, int start, int step, int[] target, int targetStart, int targetStep) {
        for (int place = 0; place < firsts.length; place++) {
            target[targetStart + place * targetStep] =
                    average(source, start + firsts[place] * step, step, weights[place]);
        }
    }

    private static int average(int[] source, int start, int step, float[] weights) {
        float alpha = 0;
        float red = 0;
        float green = 0;
        float blue = 0;
        int at = start;
        for (float weight : weights) {
            int pixel = source[at];
            float share = weight * (pixel >>> 24);
            alpha += share;
            red += share * (pixel >> 16 & 0xFF);
            green += share * (pixel >> 8 & 0xFF);
            blue += share * (pixel & 0xFF);
            at += step;
        }
        int seen = round(alpha);
        return seen == 0 ? 0 : seen << 24 | round(red / alpha) << 16 | round(green / alpha) << 8 | round(blue / alpha);
    }

    private static int round(float value) {
        return Math.min(255, (int) (value + 0.5f));
    }

    /** The largest size of the same shape whose longer edge is at most {@code maxEdge}; never larger than it is. */
    static Pixels within(Pixels size, int maxEdge) {
        return size.longEdge() <= maxEdge ? size : scaled(size, (double) maxEdge / size.longEdge());
    }

    static Pixels scaled(Pixels size, double factor) {
        return new Pixels(Math.max(1, (int) Math.round(size.width() * factor)), Math.max(1, (int)
                Math.round(size.height() * factor)));
    }
}
