package dev.easel.sandbox.paint;

import java.awt.Color;

/** Colours made from colours. */
final class Tint {
    private static final int RGB_DIGITS = 7;

    private Tint() {}

    /** Reads {@code #rrggbb} or {@code #rrggbbaa}. */
    static Color parse(String hex) {
        long value = Long.parseLong(hex.substring(1), 16);
        return hex.length() == RGB_DIGITS
                ? new Color((int) value)
                : new Color((int) (value >> 24 & 255), (int) (value >> 16 & 255), (int) (value >> 8 & 255), (int)
                        (value & 255));
    }

    /** {@code share} 0 is all of {@code one}, 1 all of {@code other}. */
    static Color mix(Color one, Color other, double share) {
        return new Color(
                blend(one.getRed(), other.getRed(), share),
                blend(one.getGreen(), other.getGreen(), share),
                blend(one.getBlue(), other.getBlue(), share),
                blend(one.getAlpha(), other.getAlpha(), share));
    }

    static Color lighter(Color colour, double share) {
        return mix(colour, withAlpha(Color.WHITE, colour.getAlpha()), share);
    }

    static Color darker(Color colour, double share) {
        return mix(colour, new Color(30, 20, 50, colour.getAlpha()), share);
    }

    static Color withAlpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), Math.clamp(alpha, 0, 255));
    }

    private static int blend(int one, int other, double share) {
        return Math.clamp(Math.round(one + (other - one) * share), 0, 255);
    }
}
