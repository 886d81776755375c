package dev.easel.sandbox;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to send, drawn here rather than by the sandbox. */
final class Pictures {
    private Pictures() {}

    /** A red ball on a blue floor under a yellow wall. */
    static BufferedImage ball(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(0xf4e2a1), 0, height, new Color(0xd9b25c)));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(new Color(0x3b6fb0));
        graphics.fillRect(0, height * 6 / 10, width, height);
        graphics.setPaint(new Color(0xc8372d));
        graphics.fill(new Ellipse2D.Double(width * 0.1, height * 0.42, width * 0.3, height * 0.3));
        graphics.dispose();
        return image;
    }

    /** Opaque but for a hole in its right half. */
    static BufferedImage mask(int width, int height) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = mask.createGraphics();
        graphics.setPaint(Color.BLACK);
        graphics.fillRect(0, 0, width, height);
        graphics.setComposite(AlphaComposite.Clear);
        graphics.fillRect(width / 2, height / 5, width * 9 / 20, height * 7 / 10);
        graphics.dispose();
        return mask;
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static byte[] ballPng(int width, int height) {
        return encoded(ball(width, height), "png");
    }

    static byte[] maskPng(int width, int height) {
        return encoded(mask(width, height), "png");
    }

    static BufferedImage decoded(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }
}
