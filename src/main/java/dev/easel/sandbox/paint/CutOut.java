package dev.easel.sandbox.paint;

import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/** Leaves only the middle of a picture, or what was there of one that had holes. */
final class CutOut {
    private static final int FULL = 256;

    private CutOut() {}

    static BufferedImage of(BufferedImage image, BufferedImage source) {
        int width = image.getWidth();
        int[] pixels = Raster.pixels(image);
        boolean holed = !Region.transparentIn(source).empty();
        Region middle = Region.of(new Ellipse2D.Double(0.04, 0.04, 0.92, 0.92), width, image.getHeight());
        int[] before = Raster.pixels(source);
        for (int i = 0; i < pixels.length; i++) {
            int kept = holed ? before[i] >>> 24 : middle.cover(i % width, i / width) * 255 / FULL;
            pixels[i] = (pixels[i] & 0xffffff) | Math.min(kept, pixels[i] >>> 24) << 24;
        }
        return image;
    }
}
