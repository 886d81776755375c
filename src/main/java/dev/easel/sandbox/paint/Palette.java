package dev.easel.sandbox.paint;

import java.awt.Color;

/**
 * The colours of a scene.
 *
 * @param lamp sun or moon
 * @param far the ground furthest away, paler or darker than the near one
 */
record Palette(Color top, Color middle, Color bottom, Color lamp, Color far, Color near, Weather weather) {
    /** What fills the air. */
    enum Weather {
        CLEAR,
        CLOUDS,
        STARS,
        SNOW,
        RAIN
    }

    static Palette of(int top, int middle, int bottom, int lamp, int far, int near, Weather weather) {
        return new Palette(
                new Color(top),
                new Color(middle),
                new Color(bottom),
                new Color(lamp),
                new Color(far),
                new Color(near),
                weather);
    }

    boolean dark() {
        return weather == Weather.STARS;
    }

    /** A ground colour between far (0) and near (1). */
    Color ground(double nearness) {
        return Tint.mix(far, near, nearness);
    }

    Palette tinted(Color colour, double share) {
        return new Palette(
                Tint.mix(top, colour, share),
                Tint.mix(middle, colour, share),
                Tint.mix(bottom, colour, share / 2),
                lamp,
                Tint.mix(far, colour, share / 2),
                near,
                weather);
    }
}
