package dev.easel.sandbox.paint;

import java.awt.image.BufferedImage;

/** Turns a clean drawing into a painting, a sketch or a cel, pixel by pixel. */
final class Finish {
    private static final int PAPER = 0xfbf7ee;
    private static final int INK = 0x2d2b3a;

    private final int width;
    private final int height;
    private final int[] from;
    private final int[] to;

    private Finish(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        to = Raster.pixels(image);
        from = to.clone();
    }

    static void apply(Manner manner, BufferedImage image) {
        Finish finish = new Finish(image);
        switch (manner) {
            case WATERCOLOUR -> finish.paint(Grain.of(finish.width, finish.height, 4), 14, 30, true);
            case OIL -> finish.paint(Grain.of(finish.width, finish.height, 2), 14, 34, false);
            case SKETCH -> finish.sketch();
            case ANIME -> finish.ink();
            case PLAIN, PIXELS -> throw new IllegalArgumentException("no finish for " + manner);
        }
    }

    private double unit() {
        return Math.min(width, height) / Brush.SHORT_EDGE;
    }

    /** Wandering edges, uneven pigment, and for watercolour the paper with a ragged rim. */
    private void paint(Grain grain, double wander, int pigment, boolean onPaper) {
        double unit = unit();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double one = grain.at(x, y);
                double two = grain.at(y, x);
                int sx = Math.clamp(Math.round(x + one * wander * unit), 0, width - 1);
                int sy = Math.clamp(Math.round(y + two * wander * unit), 0, height - 1);
                int light = (int) ((one + two) * pigment / 2);
                int colour = brighten(from[sy * width + sx], light + (onPaper ? fibre(x, y) : 0));
                to[y * width + x] = onPaper ? onPaper(colour, x, y, one * 14 * unit, unit) : colour;
            }
        }
    }

    private int onPaper(int colour, int x, int y, double ragged, double unit) {
        double rim = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) / unit;
        double cover = Math.clamp((rim - 26 + ragged / unit) / 10, 0, 1);
        return blend(PAPER, blend(PAPER, colour, 0.86), cover);
    }

    private static int fibre(int x, int y) {
        int hash = (x * 0x9E3779B1) ^ (y * 0x85EBCA77);
        return ((hash ^ hash >>> 15) & 7) - 4;
    }

    private void sketch() {
        int gap = Math.max(3, (int) Math.round(9 * unit()));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int edge = Math.min(255, edge(x, y) * 3);
                int dark = 255 - Raster.luma(from[y * width + x]);
                boolean hatched = (dark > 105 && (x + y) % gap == 0) || (dark > 165 && (x - y + height) % gap == 0);
                double ink = Math.max(edge / 255.0, hatched ? 0.38 : 0) + dark / 1500.0;
                to[y * width + x] = blend(brighten(PAPER, fibre(x, y)), INK, Math.min(1, ink));
            }
        }
    }

    /** Flat tones within dark outlines. */
    private void ink() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int edge = edge(x, y);
                int flat = flat(from[y * width + x]);
                to[y * width + x] = edge > 70 ? blend(flat, INK, Math.min(0.9, edge / 150.0)) : flat;
            }
        }
    }

    private int edge(int x, int y) {
        int reach = Math.max(1, (int) Math.round(1.2 * unit()));
        int left = Raster.luma(from[y * width + Math.max(0, x - reach)]);
        int right = Raster.luma(from[y * width + Math.min(width - 1, x + reach)]);
        int above = Raster.luma(from[Math.max(0, y - reach) * width + x]);
        int below = Raster.luma(from[Math.min(height - 1, y + reach) * width + x]);
        return Math.abs(left - right) + Math.abs(above - below);
    }

    private static int flat(int colour) {
        int grey = Raster.luma(colour);
        int result = colour & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int vivid = grey + ((colour >> shift & 255) - grey) * 5 / 4;
            int level = Math.min(255, Math.max(0, vivid + 14) / 28 * 28);
            result |= level << shift;
        }
        return result;
    }

    private static int brighten(int colour, int by) {
        int result = colour & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            result |= Math.clamp((colour >> shift & 255) + by, 0, 255) << shift;
        }
        return result;
    }

    private static int blend(int under, int over, double share) {
        int result = over & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int low = under >> shift & 255;
            result |= (int) (low + ((over >> shift & 255) - low) * share) << shift;
        }
        return result;
    }
}
