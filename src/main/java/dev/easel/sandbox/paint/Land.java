package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Random;

/** Hills, peaks, dunes, woods and streets. */
final class Land {
    private static final Color LIT = new Color(0xffe29a);

    private final Brush brush;
    private final Palette palette;
    private final Random random;

    Land(Brush brush, Palette palette, Random random) {
        this.brush = brush;
        this.palette = palette;
        this.random = random;
    }

    /** Rolling layers from the horizon to the feet of the image. */
    void hills(double horizon, double height, int layers) {
        for (int layer = 0; layer < layers; layer++) {
            double nearness = layers == 1 ? 1 : (double) layer / (layers - 1);
            double base = horizon + (brush.height() - horizon) * 0.55 * nearness;
            Color colour = palette.ground(nearness);
            brush.shade(
                    wavy(base, height * (1 - 0.55 * nearness)), Tint.lighter(colour, 0.1), Tint.darker(colour, 0.16));
        }
    }

    private Path2D wavy(double base, double height) {
        double phase = random.nextDouble() * 6;
        double length = 420 + 260 * random.nextDouble();
        Path2D path = new Path2D.Double();
        path.moveTo(-20, brush.height() + 20);
        for (double x = -20; x <= brush.width() + 20; x += 12) {
            double wave = Math.sin(x / length * 2 + phase) * 0.6 + Math.sin(x / length * 4.7 + phase * 2.3) * 0.25;
            path.lineTo(x, base - height * wave);
        }
        path.lineTo(brush.width() + 20, brush.height() + 20);
        path.closePath();
        return path;
    }

    void grass(double top, int tufts) {
        int all = (int) (tufts * brush.width() / Brush.SHORT_EDGE);
        for (int i = 0; i < all; i++) {
            double y = top + (brush.height() - top) * Math.sqrt((i + random.nextDouble()) / all);
            tuft(random.nextDouble() * brush.width(), y, 0.5 + (y - top) / (brush.height() - top));
        }
    }

    private void tuft(double x, double y, double scale) {
        Path2D blades = new Path2D.Double();
        for (int blade = -1; blade <= 1; blade++) {
            blades.moveTo(x + blade * 3 * scale, y);
            blades.quadTo(
                    x + blade * 4 * scale,
                    y - 10 * scale,
                    x + blade * 9 * scale,
                    y - (18 - 4 * Math.abs(blade)) * scale);
        }
        brush.line(blades, 2.2 * scale, Tint.darker(palette.near(), 0.28));
        if (random.nextInt(4) == 0 && !palette.dark()) {
            Color petal = Color.getHSBColor(random.nextFloat(), 0.45f, 0.98f);
            for (int leaf = 0; leaf < 5; leaf++) {
                double turn = leaf * Math.TAU / 5;
                brush.dot(
                        x + Math.cos(turn) * 5 * scale, y - 20 * scale + Math.sin(turn) * 5 * scale, 4 * scale, petal);
            }
            brush.dot(x, y - 20 * scale, 3.4 * scale, LIT);
        }
    }

    void peaks(double horizon) {
        for (int range = 0; range < 2; range++) {
            double size = range == 0 ? 300 : 210;
            Color rock = Tint.mix(palette.ground(0.15 + 0.3 * range), new Color(0x5d6486), 0.4);
            int count = (int) Math.ceil(brush.width() / (size * 1.2)) + 1;
            for (int i = 0; i < count; i++) {
                peak(
                        (i + random.nextDouble() * 0.7) * brush.width() / count,
                        horizon + 30,
                        size * (0.75 + 0.5 * random.nextDouble()),
                        rock);
            }
        }
    }

    private void peak(double x, double foot, double high, Color rock) {
        double half = high * 0.95;
        Path2D lit = polygon(x - half, foot, x, foot - high, x + half, foot);
        brush.shade(lit, Tint.lighter(rock, 0.15), rock);
        brush.fill(
                polygon(x, foot - high, x + half, foot, x + half * 0.1, foot, x + half * 0.16, foot - high * 0.55),
                Tint.withAlpha(Tint.darker(rock, 0.5), 110));
        brush.fill(
                polygon(
                        x,
                        foot - high,
                        x + half * 0.3,
                        foot - high * 0.7,
                        x + half * 0.13,
                        foot - high * 0.76,
                        x,
                        foot - high * 0.64,
                        x - half * 0.14,
                        foot - high * 0.76,
                        x - half * 0.3,
                        foot - high * 0.7),
                Tint.mix(Color.WHITE, palette.middle(), 0.2));
    }

    /** Rows of firs, paler with distance. */
    void woods(double horizon, int rows) {
        for (int row = 0; row < rows; row++) {
            double nearness = (row + 0.5) / rows;
            double size = 120 + 170 * nearness;
            Color colour = Tint.mix(palette.ground(nearness), new Color(0x24513f), 0.3 + 0.3 * nearness);
            double foot = horizon + (brush.height() - horizon) * 0.42 * nearness;
            for (double x = -40; x < brush.width() + 40; x += size * (0.28 + 0.2 * random.nextDouble())) {
                fir(x, foot + 14 * random.nextDouble(), size * (0.7 + 0.5 * random.nextDouble()), colour);
            }
            brush.shade(wavy(foot, 12), colour, Tint.lighter(colour, 0.06));
        }
    }

    private void fir(double x, double foot, double high, Color colour) {
        for (int tier = 0; tier < 3; tier++) {
            double low = foot - high * (0.04 + 0.28 * tier);
            double half = high * (0.26 - 0.06 * tier);
            brush.fill(polygon(x - half, low, x, low - high * 0.44, x + half, low), Tint.lighter(colour, 0.05 * tier));
        }
    }

    /** A skyline with lit windows and a road before it. */
    void city(double horizon) {
        for (int row = 0; row < 2; row++) {
            Color wall = Tint.mix(palette.ground(0.25 + 0.5 * row), new Color(0x414868), 0.45);
            for (double x = -20; x < brush.width(); ) {
                double wide = 70 + 70 * random.nextDouble();
                tower(
                        x,
                        horizon + 70,
                        wide,
                        (row == 0 ? 240 : 120) + 260 * random.nextDouble() * (row == 0 ? 1 : 0.7),
                        wall);
                x += wide + 6 * random.nextDouble();
            }
        }
        double curb = horizon + 70;
        brush.box(0, curb, brush.width(), brush.height() - curb, Tint.mix(palette.near(), new Color(0x4d4f60), 0.75));
        brush.box(0, curb, brush.width(), 26, Tint.mix(palette.far(), new Color(0xb9b5b8), 0.6));
        for (double x = 20; x < brush.width(); x += 150) {
            brush.box(x, curb + (brush.height() - curb) * 0.62, 86, 9, new Color(245, 240, 220, 190));
        }
    }

    private void tower(double x, double foot, double wide, double high, Color wall) {
        Path2D body = polygon(x, foot, x, foot - high, x + wide, foot - high, x + wide, foot);
        brush.shade(body, Tint.darker(wall, 0.12 * random.nextDouble()), Tint.lighter(wall, 0.12));
        int lit = palette.dark() ? 2 : 4;
        for (double wy = foot - high + 16; wy < foot - 30; wy += 26) {
            for (double wx = x + 11; wx < x + wide - 14; wx += 21) {
                Color pane = random.nextInt(lit) == 0 ? LIT : Tint.darker(wall, 0.25);
                brush.box(wx, wy, 10, 14, pane);
            }
        }
    }

    static Path2D polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
