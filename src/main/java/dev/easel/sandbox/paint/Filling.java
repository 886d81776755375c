package dev.easel.sandbox.paint;

import java.awt.image.BufferedImage;

/** Covers a region with the colours around it, as when something is taken out of a picture. */
final class Filling {
    private static final int EDGE = 192;
    private static final float ALONG_ROWS = 0.85f;
    private static final float UNLIKE = 120;

    private final int width;
    private final int height;
    /** Red, green, blue and how much is known, four numbers for each pixel. */
    private final float[] sums;

    private Filling(int width, int height) {
        this.width = width;
        this.height = height;
        this.sums = new float[width * height * 4];
    }

    /** Replaces the region's pixels in {@code image}. */
    static void apply(BufferedImage image, Region region) {
        int step = Math.max(1, Math.max(image.getWidth(), image.getHeight()) / EDGE);
        Filling known = gather(image, region, step);
        Filling rows = known.alongRows();
        known.complete();
        known.lean(rows);
        BufferedImage small = known.image();
        BufferedImage filled = Raster.resized(small, image.getWidth(), image.getHeight());
        uneven(filled);
        region.blend(image, filled);
    }

    private static Filling gather(BufferedImage image, Region region, int step) {
        Filling filling = new Filling(Math.ceilDiv(image.getWidth(), step), Math.ceilDiv(image.getHeight(), step));
        int[] pixels = Raster.pixels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = pixels[y * image.getWidth() + x];
                if (region.cover(x, y) == 0 && colour >>> 24 > 0) {
                    filling.add(x / step, y / step, colour >> 16 & 255, colour >> 8 & 255, colour & 255, 1);
                }
            }
        }
        return filling;
    }

    private void add(int x, int y, float red, float green, float blue, float weight) {
        int at = (y * width + x) * 4;
        sums[at] += red;
        sums[at + 1] += green;
        sums[at + 2] += blue;
        sums[at + 3] += weight;
    }

    /** Asks a picture of half the size for what isn't known here. */
    private void complete() {
        if (width == 1 && height == 1) {
            return;
        }
        Filling half = new Filling(Math.ceilDiv(width, 2), Math.ceilDiv(height, 2));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 4;
                float weight = Math.max(1, sums[at + 3]);
                half.add(
                        x / 2,
                        y / 2,
                        sums[at] / weight,
                        sums[at + 1] / weight,
                        sums[at + 2] / weight,
                        Math.min(1, sums[at + 3]));
            }
        }
        half.complete();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (sums[(y * width + x) * 4 + 3] == 0) {
                    take(half, x, y);
                }
            }
        }
    }

    /** What lies between two known places of a row, from one to the other when they are alike: a horizon goes on. */
    private Filling alongRows() {
        Filling rows = new Filling(width, height);
        for (int y = 0; y < height; y++) {
            int left = -1;
            for (int x = 0; x < width; x++) {
                if (sums[(y * width + x) * 4 + 3] > 0) {
                    if (left >= 0) {
                        rows.bridge(this, y, left, x);
                    }
                    left = x;
                }
            }
        }
        return rows;
    }

    private void bridge(Filling from, int y, int left, int right) {
        float apart = 0;
        for (int part = 0; part < 3; part++) {
            apart += Math.abs(from.mean(left, y, part) - from.mean(right, y, part));
        }
        float alike = Math.max(0, 1 - apart / UNLIKE);
        for (int x = left + 1; x < right; x++) {
            float share = (float) (x - left) / (right - left);
            share = share * share * (3 - 2 * share);
            for (int part = 0; part < 3; part++) {
                sums[(y * width + x) * 4 + part] =
                        from.mean(left, y, part) * (1 - share) + from.mean(right, y, part) * share;
            }
            sums[(y * width + x) * 4 + 3] = alike;
        }
    }

    private void lean(Filling rows) {
        for (int at = 0; at < sums.length; at += 4) {
            if (rows.sums[at + 3] > 0) {
                for (int part = 0; part < 3; part++) {
                    sums[at + part] += (rows.sums[at + part] - sums[at + part]) * ALONG_ROWS * rows.sums[at + 3];
                }
            }
        }
    }

    private void take(Filling half, int x, int y) {
        int side = Math.clamp(x / 2 + (x % 2 == 0 ? -1 : 1), 0, half.width - 1);
        int next = Math.clamp(y / 2 + (y % 2 == 0 ? -1 : 1), 0, half.height - 1);
        for (int part = 0; part < 3; part++) {
            sums[(y * width + x) * 4 + part] = 0.5625f * half.mean(x / 2, y / 2, part)
                    + 0.1875f * (half.mean(side, y / 2, part) + half.mean(x / 2, next, part))
                    + 0.0625f * half.mean(side, next, part);
        }
        sums[(y * width + x) * 4 + 3] = 1;
    }

    private float mean(int x, int y, int part) {
        int at = (y * width + x) * 4;
        return sums[at + part] / Math.max(1, sums[at + 3]);
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = Raster.pixels(image);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = 0xff000000
                        | Math.round(mean(x, y, 0)) << 16
                        | Math.round(mean(x, y, 1)) << 8
                        | Math.round(mean(x, y, 2));
            }
        }
        return image;
    }

    /** Nothing real is quite smooth. */
    private static void uneven(BufferedImage image) {
        Grain grain = Grain.of(image.getWidth(), image.getHeight(), 3);
        int[] pixels = Raster.pixels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int at = y * image.getWidth() + x;
                pixels[at] = Grade.brighter(pixels[at], (int) (7 * grain.at(x, y)));
            }
        }
    }
}
