package dev.easel.sandbox.paint;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What happens to the rest of a picture when a model draws it again: nearly the same, never quite. */
final class Drift {
    private static final double MAX_SHIFT = 0.0035;
    private static final double ZOOM = 1.008;
    private static final int SOFTNESS = 90;

    private Drift() {}

    static BufferedImage of(BufferedImage image, Random random) {
        int width = image.getWidth();
        int height = image.getHeight();
        double reach = MAX_SHIFT * Math.min(width, height);
        AffineTransform place = new AffineTransform();
        place.translate(width / 2.0 + reach * jitter(random), height / 2.0 + reach * jitter(random));
        place.scale(ZOOM, ZOOM);
        place.translate(-width / 2.0, -height / 2.0);
        BufferedImage moved = Raster.placed(image, place, width, height);
        soften(moved);
        Grade.turn(moved, 0.008 * jitter(random), 1 + 0.06 * jitter(random));
        breathe(moved, random.nextBoolean() ? 6 : -6);
        return moved;
    }

    private static double jitter(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    private static void soften(BufferedImage image) {
        BufferedImage half =
                Raster.resized(image, Math.ceilDiv(image.getWidth(), 2), Math.ceilDiv(image.getHeight(), 2));
        int[] soft = Raster.pixels(Raster.resized(half, image.getWidth(), image.getHeight()));
        int[] pixels = Raster.pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Raster.mix(pixels[i], soft[i], SOFTNESS);
        }
    }

    /** Large soft spots become a little lighter or darker. */
    private static void breathe(BufferedImage image, int by) {
        Grain grain = Grain.of(image.getWidth(), image.getHeight(), 40);
        int[] pixels = Raster.pixels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int at = y * image.getWidth() + x;
                pixels[at] = Grade.brighter(pixels[at], (int) (by * grain.at(x, y)));
            }
        }
    }
}
