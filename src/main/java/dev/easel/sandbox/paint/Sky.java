package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Light, sun or moon, and what falls from above. */
final class Sky {
    private final Brush brush;
    private final Palette palette;
    private final Random random;

    Sky(Brush brush, Palette palette, Random random) {
        this.brush = brush;
        this.palette = palette;
        this.random = random;
    }

    /** Draws the sky down to {@code horizon} and returns where the sun or moon stands, from left to right. */
    double draw(double horizon) {
        brush.wash(
                new Rectangle2D.Double(0, 0, brush.width(), Math.min(brush.height(), horizon + 120)),
                palette.top(),
                palette.middle(),
                palette.bottom());
        if (palette.dark()) {
            stars(horizon, 130);
        }
        double x = brush.width()
                * (random.nextBoolean() ? 0.16 + 0.12 * random.nextDouble() : 0.72 + 0.12 * random.nextDouble());
        lamp(x, horizon * (palette.weather() == Palette.Weather.CLEAR ? 0.62 : 0.3), 62);
        if (palette.weather() == Palette.Weather.CLOUDS || palette.weather() == Palette.Weather.RAIN) {
            clouds(4, horizon * 0.55, 1);
        }
        return x;
    }

    void stars(double horizon, int count) {
        int all = (int) (count * brush.width() / Brush.SHORT_EDGE);
        for (int i = 0; i < all; i++) {
            double size = 0.8 + 2.6 * Math.pow(random.nextDouble(), 3);
            brush.dot(
                    random.nextDouble() * brush.width(),
                    random.nextDouble() * horizon,
                    size,
                    Tint.withAlpha(palette.lamp(), 110 + random.nextInt(145)));
        }
    }

    private void lamp(double x, double y, double radius) {
        brush.glow(x, y, radius * 4.2, Tint.withAlpha(palette.lamp(), 120));
        brush.dot(x, y, radius, palette.lamp());
        if (palette.dark()) {
            brush.dot(x - 20, y - 14, 11, Tint.darker(palette.lamp(), 0.12));
            brush.dot(x + 16, y + 18, 15, Tint.darker(palette.lamp(), 0.12));
            brush.dot(x + 20, y - 22, 7, Tint.darker(palette.lamp(), 0.12));
        }
    }

    void clouds(int count, double lowest, double scale) {
        for (int i = 0; i < count; i++) {
            double x = brush.width() * (i + random.nextDouble()) / count;
            cloud(x, 70 + random.nextDouble() * lowest, scale * (0.6 + 0.7 * random.nextDouble()));
        }
    }

    private void cloud(double x, double y, double scale) {
        Path2D cloud = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int puff = 0; puff < 5; puff++) {
            double size = (30 + 22 * Math.sin(Math.PI * (puff + 0.5) / 5) + 10 * random.nextDouble()) * scale;
            cloud.append(Brush.ellipse(x + (puff - 2) * 42 * scale, y - size * 0.35, size * 1.1, size * 0.8), false);
        }
        cloud.append(Brush.ellipse(x, y + 8 * scale, 125 * scale, 20 * scale), false);
        boolean rain = palette.weather() == Palette.Weather.RAIN;
        Color top = rain ? Tint.lighter(palette.middle(), 0.25) : Tint.lighter(palette.bottom(), 0.75);
        brush.shade(cloud, Tint.withAlpha(top, 235), Tint.withAlpha(Tint.mix(top, palette.middle(), 0.45), 205));
    }

    /** Snow or rain in front of everything. */
    void fall() {
        if (palette.weather() == Palette.Weather.SNOW) {
            for (int i = 0; i < 170 * brush.width() / Brush.SHORT_EDGE; i++) {
                double near = random.nextDouble();
                brush.dot(
                        random.nextDouble() * brush.width(),
                        random.nextDouble() * brush.height(),
                        1.5 + 5 * near * near,
                        new Color(255, 255, 255, 120 + (int) (120 * near)));
            }
        } else if (palette.weather() == Palette.Weather.RAIN) {
            Path2D rain = new Path2D.Double();
            for (int i = 0; i < 130 * brush.width() / Brush.SHORT_EDGE; i++) {
                double x = random.nextDouble() * brush.width();
                double y = random.nextDouble() * brush.height();
                rain.moveTo(x, y);
                rain.lineTo(x - 9, y + 34);
            }
            brush.line(rain, 1.8, new Color(225, 235, 245, 120));
        }
    }
}
