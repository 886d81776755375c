package dev.easel.sandbox.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Pixels, and pictures brought to another size. */
final class Raster {
    private Raster() {}

    /** The picture's own pixels, row by row as ARGB; a change to them shows. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Fills the size and cuts off evenly what stands out. */
    static BufferedImage cover(BufferedImage image, int width, int height) {
        double scale = Math.max((double) width / image.getWidth(), (double) height / image.getHeight());
        BufferedImage smaller = image;
        while (scale < 0.5) {
            smaller = resized(
                    smaller, Math.ceilDiv(smaller.getWidth(), 2), Math.ceilDiv(smaller.getHeight(), 2)); // no jaggies
            scale = Math.max((double) width / smaller.getWidth(), (double) height / smaller.getHeight());
        }
        AffineTransform place = new AffineTransform();
        place.translate(width / 2.0, height / 2.0);
        place.scale(scale, scale);
        place.translate(-smaller.getWidth() / 2.0, -smaller.getHeight() / 2.0);
        return placed(smaller, place, width, height);
    }

    static BufferedImage resized(BufferedImage image, int width, int height) {
        AffineTransform place = AffineTransform.getScaleInstance(
                (double) width / image.getWidth(), (double) height / image.getHeight());
        return placed(image, place, width, height);
    }

    static BufferedImage placed(BufferedImage image, AffineTransform place, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, place, null);
        graphics.dispose();
        return result;
    }

    static BufferedImage copy(BufferedImage image) {
        return placed(image, new AffineTransform(), image.getWidth(), image.getHeight());
    }

    /** Lays a picture on white; both have the same size. */
    static void flatten(BufferedImage image, BufferedImage flat) {
        int[] from = pixels(image);
        int[] to = pixels(flat);
        for (int i = 0; i < to.length; i++) {
            to[i] = mix(0xffffff, from[i] & 0xffffff, ((from[i] >>> 24) * 257) >> 8);
        }
    }

    /** {@code share} 0 is all of {@code one}, 256 all of {@code other}; transparency is mixed as well. */
    static int mix(int one, int other, int share) {
        int result = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            int from = one >>> shift & 255;
            int to = other >>> shift & 255;
            result |= (from + (((to - from) * share) >> 8)) << shift;
        }
        return result;
    }

    static int luma(int colour) {
        return ((colour >> 16 & 255) * 77 + (colour >> 8 & 255) * 150 + (colour & 255) * 29) >> 8;
    }
}
