package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** The sea from above and from below. */
final class Water {
    private static final Color BLUE = new Color(0x2f86b8);

    private final Brush brush;
    private final Palette palette;
    private final Random random;

    Water(Brush brush, Palette palette, Random random) {
        this.brush = brush;
        this.palette = palette;
        this.random = random;
    }

    /** Open water below the horizon, with the light of a lamp at {@code lampX} on it. */
    void surface(double horizon, double lampX) {
        double depth = brush.height() - horizon;
        Color deep = Tint.mix(palette.near(), BLUE, palette.dark() ? 0.35 : 0.72);
        brush.wash(
                new Rectangle2D.Double(0, horizon, brush.width(), depth),
                Tint.mix(palette.bottom(), BLUE, 0.35),
                Tint.mix(deep, palette.middle(), 0.3),
                Tint.darker(deep, 0.2));
        for (double y = horizon + 8; y < brush.height(); y += 9 + (y - horizon) * 0.07) {
            double near = (y - horizon) / depth;
            double half = (26 + 90 * near) * (0.5 + 0.5 * random.nextDouble());
            brush.oval(
                    lampX + 18 * random.nextGaussian(), y, half, 1.6 + 4 * near, Tint.withAlpha(palette.lamp(), 130));
        }
        for (int row = 0; row < 6; row++) {
            waves(horizon + depth * (0.06 + 0.17 * row), 0.4 + 0.2 * row);
        }
    }

    private void waves(double y, double scale) {
        Path2D crests = new Path2D.Double();
        double x = -80 * random.nextDouble();
        while (x < brush.width()) {
            double wide = 60 * scale + 40 * scale * random.nextDouble();
            double lift = y + 14 * scale * random.nextGaussian();
            crests.moveTo(x, lift);
            crests.quadTo(x + wide / 2, lift - 13 * scale, x + wide, lift);
            x += wide * (1.4 + 1.4 * random.nextDouble());
        }
        brush.line(crests, 3 * scale, new Color(255, 255, 255, 90));
    }

    void below() {
        Color deep = Tint.mix(palette.near(), new Color(0x0b3f77), 0.85);
        brush.wash(
                new Rectangle2D.Double(0, 0, brush.width(), brush.height()),
                new Color(0x53c3dd),
                new Color(0x2286b9),
                deep);
        for (int ray = 0; ray < 6; ray++) {
            double x = brush.width() * random.nextDouble();
            double wide = 40 + 70 * random.nextDouble();
            brush.shade(
                    Land.polygon(
                            x,
                            -10,
                            x + wide,
                            -10,
                            x + wide * 2 - 160,
                            brush.height() * 0.9,
                            x - 160,
                            brush.height() * 0.9),
                    new Color(255, 255, 255, 60),
                    new Color(255, 255, 255, 0));
        }
        floor();
        for (int i = 0; i < 34 * brush.width() / Brush.SHORT_EDGE; i++) {
            bubble(
                    random.nextDouble() * brush.width(),
                    random.nextDouble() * brush.height() * 0.85,
                    4 + 13 * Math.pow(random.nextDouble(), 2));
        }
    }

    private void floor() {
        double sand = brush.height() * 0.84;
        brush.shade(
                Brush.ellipse(brush.width() / 2, brush.height() * 1.06, brush.width() * 0.9, brush.height() * 0.24),
                new Color(0xe5d29a),
                new Color(0xb89a63));
        for (int i = 0; i < 14 * brush.width() / Brush.SHORT_EDGE; i++) {
            weed(random.nextDouble() * brush.width(), sand + 90 * random.nextDouble(), 90 + 170 * random.nextDouble());
        }
        for (int i = 0; i < 5; i++) {
            double x = random.nextDouble() * brush.width();
            Color coral = Color.getHSBColor((float) (0.92 + 0.15 * random.nextDouble()), 0.55f, 0.95f);
            for (int arm = -2; arm <= 2; arm++) {
                Path2D branch = new Path2D.Double();
                branch.moveTo(x, sand + 70);
                branch.quadTo(x + arm * 10, sand + 20, x + arm * 26, sand - 20 + 16 * Math.abs(arm));
                brush.line(branch, 12, coral);
            }
        }
    }

    private void weed(double x, double foot, double high) {
        Path2D stem = new Path2D.Double();
        double sway = 30 * random.nextGaussian();
        stem.moveTo(x, foot);
        stem.curveTo(x + sway, foot - high * 0.3, x - sway, foot - high * 0.7, x + sway * 0.6, foot - high);
        brush.line(stem, 9, Tint.mix(new Color(0x2f8f63), new Color(0x69b85a), random.nextDouble()));
    }

    private void bubble(double x, double y, double radius) {
        brush.dot(x, y, radius, new Color(255, 255, 255, 60));
        brush.line(Brush.ellipse(x, y, radius, radius), 1.6, new Color(255, 255, 255, 150));
        brush.dot(x - radius * 0.35, y - radius * 0.35, radius * 0.22, new Color(255, 255, 255, 210));
    }
}
