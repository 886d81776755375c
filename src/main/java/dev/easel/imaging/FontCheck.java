package dev.easel.imaging;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Tells whether this system can draw text: Java needs fontconfig and at least one font for it. */
public final class FontCheck {
    private FontCheck() {}

    /** Draws a word where nobody sees it. */
    public static boolean passes() {
        Graphics2D graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 6));
            graphics.drawString("Easel", 0, 6);
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        } finally {
            graphics.dispose();
        }
    }
}
