package dev.easel.sandbox.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** What is seen of an image while it is still being drawn: less at first. */
final class Haze {
    private static final int COARSEST = 10;

    private Haze() {}

    /** The {@code stage}th of {@code stages} views, counted from 0. */
    static BufferedImage view(BufferedImage image, int stage, int stages) {
        int cells = COARSEST << (2 * stage + Math.max(0, 3 - stages));
        int edge = Math.min(image.getWidth(), image.getHeight());
        int across = Math.max(1, image.getWidth() * cells / edge);
        int down = Math.max(1, image.getHeight() * cells / edge);
        BufferedImage small = Raster.cover(image, across, down);
        BufferedImage view = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        Graphics2D graphics = view.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(small, 0, 0, view.getWidth(), view.getHeight(), null);
        graphics.dispose();
        return view;
    }
}
