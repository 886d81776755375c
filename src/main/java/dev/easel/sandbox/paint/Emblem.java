package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;

/** What stands for words that name nothing known: a rosette with one ring of petals for each word. */
final class Emblem {
    private static final int MAX_RINGS = 7;
    private static final double RADIUS = 350;

    private final Brush brush;
    private final Random random;

    Emblem(Brush brush, Random random) {
        this.brush = brush;
        this.random = random;
    }

    void draw(Words words, List<Color> named) {
        int rings = Math.clamp(words.list().size(), 3, MAX_RINGS);
        int fold = 5 + random.nextInt(5);
        float hue = random.nextFloat();
        double x = brush.width() / 2;
        double y = brush.height() * 0.46;
        brush.dot(x, y + 10, RADIUS * 1.06, new Color(20, 15, 40, 60));
        brush.dot(x, y, RADIUS * 1.06, new Color(0xfdf8ee));
        for (int ring = 0; ring < rings; ring++) {
            Color colour = ring < named.size()
                    ? named.get(ring)
                    : Color.getHSBColor(hue + 0.13f * ring, 0.5f + 0.06f * (ring % 3), 0.93f - 0.05f * (ring % 4));
            double outer = RADIUS * (1 - 0.85 * ring / rings);
            ring(x, y, outer, fold * (ring % 2 == 0 ? 2 : 1), ring * 0.5, colour);
        }
        brush.dot(x, y, 34, new Color(0xfff3cf));
        brush.dot(x, y, 17, Color.getHSBColor(hue, 0.6f, 0.8f));
    }

    private void ring(double x, double y, double outer, int petals, double turned, Color colour) {
        double half = Math.PI * outer / petals * 0.62;
        double waist = 0.35 + 0.4 * random.nextDouble();
        for (int petal = 0; petal < petals; petal++) {
            Graphics2D graphics = (Graphics2D) brush.graphics().create();
            graphics.rotate(Math.TAU * (petal + turned) / petals, x, y);
            Path2D shape = new Path2D.Double();
            shape.moveTo(x, y);
            shape.curveTo(x - half * 1.4, y - outer * waist, x - half * 0.6, y - outer * 0.95, x, y - outer);
            shape.curveTo(x + half * 0.6, y - outer * 0.95, x + half * 1.4, y - outer * waist, x, y);
            Brush turnedBrush = new Brush(graphics, brush.width(), brush.height());
            turnedBrush.shade(shape, Tint.lighter(colour, 0.3), Tint.darker(colour, 0.2));
            turnedBrush.dot(x, y - outer * 0.8, outer * 0.035, Tint.withAlpha(Color.WHITE, 190));
            graphics.dispose();
        }
    }
}
