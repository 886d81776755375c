package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Changes the colours of a whole picture and leaves its shapes. */
final class Grade {
    private static final int FULL = 256;
    private static final int LEVELS = 256;

    private Grade() {}

    /** Gives the picture the light of a palette. */
    static void light(BufferedImage image, Palette palette, int share) {
        Color dark = Tint.darker(Tint.mix(palette.near(), palette.top(), 0.4), palette.dark() ? 0.6 : 0.35);
        int[] ramp = ramp(dark, palette.middle(), Tint.lighter(palette.bottom(), palette.dark() ? 0 : 0.5));
        int[] pixels = Raster.pixels(image);
        int dimmed = palette.dark() ? share * 3 / 4 : 0;
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] & 0xff000000;
            int lit = Raster.mix(pixels[i], ramp[Raster.luma(pixels[i])], share);
            pixels[i] = alpha | (Raster.mix(lit, 0x0a0f2a, dimmed) & 0xffffff);
        }
    }

    private static int[] ramp(Color dark, Color middle, Color bright) {
        int[] ramp = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            double at = i / (LEVELS - 1.0);
            Color colour = at < 0.5 ? Tint.mix(dark, middle, 2 * at) : Tint.mix(middle, bright, 2 * at - 1);
            ramp[i] = colour.getRGB();
        }
        return ramp;
    }

    /** Dyes the picture: grey takes the colour, light and shadow stay. */
    static void dye(BufferedImage image, Color colour, int share) {
        int[] ramp = ramp(Tint.darker(colour, 0.75), colour, Tint.lighter(colour, 0.8));
        int[] pixels = Raster.pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] & 0xff000000;
            pixels[i] = alpha | (Raster.mix(pixels[i], ramp[Raster.luma(pixels[i])], share) & 0xffffff);
        }
    }

    /**
     * Turns the colour wheel and changes how strong colours are.
     *
     * @param turn in parts of a full turn
     * @param vividness 1 leaves colours as strong as they are
     */
    static void turn(BufferedImage image, double turn, double vividness) {
        int[] matrix = matrix(turn * Math.TAU, vividness);
        int[] pixels = Raster.pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            int red = pixels[i] >> 16 & 255;
            int green = pixels[i] >> 8 & 255;
            int blue = pixels[i] & 255;
            int result = pixels[i] & 0xff000000;
            for (int row = 0; row < 3; row++) {
                int value = matrix[3 * row] * red + matrix[3 * row + 1] * green + matrix[3 * row + 2] * blue;
                result |= Math.clamp(value / FULL, 0, 255) << (16 - 8 * row);
            }
            pixels[i] = result;
        }
    }

    /** Rotation about the grey axis, which keeps grey what is grey, in 256ths. */
    private static int[] matrix(double angle, double vividness) {
        double cos = Math.cos(angle) * vividness;
        double sin = Math.sin(angle) * vividness / Math.sqrt(3);
        double third = 1 / 3.0;
        double same = third + 2 * third * cos;
        double next = third - third * cos - sin;
        double last = third - third * cos + sin;
        double[] rows = {same, next, last, last, same, next, next, last, same};
        int[] matrix = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            matrix[i] = (int) Math.round(rows[i] * FULL);
        }
        return matrix;
    }

    static int brighter(int colour, int by) {
        int result = colour & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            result |= Math.clamp((colour >> shift & 255) + by, 0, 255) << shift;
        }
        return result;
    }
}
