package dev.easel.sandbox.paint;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Which part of a picture is repainted, with a soft edge. */
final class Region {
    private static final int FULL = 256;
    private static final double EDGE = 0.008;

    private final int width;
    private final int[] cover;
    private final Rectangle bounds;

    private Region(int width, int height, int[] cover) {
        this.width = width;
        this.cover = cover;
        this.bounds = bounds(width, height, cover);
    }

    /** What is transparent in {@code mask}, which must have the picture's size. */
    static Region transparentIn(BufferedImage mask) {
        int width = mask.getWidth();
        int height = mask.getHeight();
        int[] pixels = Raster.pixels(mask);
        int[] cover = new int[pixels.length];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (255 - (pixels[i] >>> 24)) * FULL / 255;
        }
        int reach = Math.max(1, (int) (EDGE * Math.min(width, height)));
        return new Region(width, height, softened(softened(cover, width, 1, reach), width, width, reach));
    }

    /** A shape, given as parts of the picture's width and height. */
    static Region of(Shape shape, int width, int height) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = mask.createGraphics();
        graphics.setPaint(Color.BLACK);
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
        graphics.setComposite(AlphaComposite.Clear);
        graphics.scale(width, height);
        graphics.fill(shape);
        graphics.dispose();
        return transparentIn(mask);
    }

    /** A running mean along rows ({@code step} 1) or columns ({@code step} the width). */
    private static int[] softened(int[] from, int width, int step, int reach) {
        int[] to = new int[from.length];
        int lines = step == 1 ? from.length / width : width;
        int length = from.length / lines;
        for (int line = 0; line < lines; line++) {
            int start = step == 1 ? line * width : line;
            int sum = 0;
            for (int i = -reach; i < length; i++) {
                sum += from[start + step * Math.min(length - 1, i + reach)];
                sum -= i - reach - 1 < 0 ? 0 : from[start + step * (i - reach - 1)];
                if (i >= 0) {
                    to[start + step * i] = Math.min(FULL, sum / Math.min(2 * reach + 1, i + reach + 1));
                }
            }
        }
        return to;
    }

    private static Rectangle bounds(int width, int height, int[] cover) {
        Rectangle bounds = new Rectangle(-1, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (cover[y * width + x] > FULL / 2) {
                    bounds.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return bounds;
    }

    boolean empty() {
        return bounds.width <= 0;
    }

    Rectangle bounds() {
        return new Rectangle(bounds);
    }

    /** From 0, to be kept, to 256, to be repainted. */
    int cover(int x, int y) {
        return cover[y * width + x];
    }

    /** Lets {@code painted} show in {@code kept} where this region is. */
    void blend(BufferedImage kept, BufferedImage painted) {
        int[] to = Raster.pixels(kept);
        int[] from = Raster.pixels(painted);
        for (int i = 0; i < to.length; i++) {
            if (cover[i] > 0) {
                to[i] = Raster.mix(to[i], from[i], cover[i]);
            }
        }
    }
}
