package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Random;

/** A room with a window, and a plain studio. */
final class Indoors {
    private static final List<Color> WALLS = List.of(
            new Color(0xf1d9c4), new Color(0xcfe0d8), new Color(0xd9d3ea), new Color(0xf3dfa9), new Color(0xc5dbe8));
    private static final Color WOOD = new Color(0xb98558);

    private final Brush brush;
    private final Palette palette;
    private final Random random;

    Indoors(Brush brush, Palette palette, Random random) {
        this.brush = brush;
        this.palette = palette;
        this.random = random;
    }

    void room(double floor) {
        Color wall = Tint.mix(WALLS.get(random.nextInt(WALLS.size())), palette.top(), palette.dark() ? 0.5 : 0.12);
        brush.shade(new Rectangle2D.Double(0, 0, brush.width(), floor), Tint.lighter(wall, 0.2), wall);
        for (double x = 30; x < brush.width(); x += 90) {
            brush.box(x, 0, 34, floor, Tint.withAlpha(Color.WHITE, 34));
        }
        Color boards = Tint.mix(WOOD, palette.near(), palette.dark() ? 0.5 : 0.08);
        brush.shade(
                new Rectangle2D.Double(0, floor, brush.width(), brush.height() - floor),
                Tint.darker(boards, 0.15),
                Tint.lighter(boards, 0.12));
        brush.box(0, floor - 16, brush.width(), 18, Tint.lighter(wall, 0.6));
        for (double y = floor + 26; y < brush.height(); y += 20 + (y - floor) * 0.18) {
            brush.box(0, y, brush.width(), 2.4, Tint.withAlpha(Tint.darker(boards, 0.5), 110));
        }
        boolean left = random.nextBoolean();
        window(brush.width() * (left ? 0.2 : 0.8), floor * 0.38);
        painting(brush.width() * (left ? 0.82 : 0.18), floor * 0.34);
        rug(brush.width() / 2, floor + (brush.height() - floor) * 0.5, Tint.mix(wall, new Color(0xc95f55), 0.6));
    }

    private void rug(double x, double y, Color colour) {
        brush.oval(x, y, 360, 92, new Color(0xf6ead6));
        brush.oval(x, y, 322, 76, colour);
    }

    /** A room whose floor is mostly water. */
    void pool(double floor) {
        room(floor);
        double depth = brush.height() - floor;
        double y = floor + depth * 0.62;
        brush.oval(brush.width() / 2, y, brush.width() * 0.56, depth * 0.5, new Color(0xf4ecdc));
        brush.shade(
                Brush.ellipse(brush.width() / 2, y + 10, brush.width() * 0.53, depth * 0.46),
                new Color(0x6fd0e0),
                new Color(0x2f98bd));
        for (int i = 0; i < 26; i++) {
            double x = brush.width() * (0.12 + 0.76 * random.nextDouble());
            double lift = y + depth * 0.34 * (random.nextDouble() - 0.4);
            brush.oval(x, lift, 24 + 40 * random.nextDouble(), 3, new Color(255, 255, 255, 90));
        }
    }

    private void window(double x, double y) {
        Rectangle2D pane = new Rectangle2D.Double(x - 115, y - 140, 230, 280);
        brush.fill(new RoundRectangle2D.Double(x - 131, y - 156, 262, 312, 16, 16), new Color(0xfaf5ea));
        brush.wash(pane, palette.top(), palette.middle(), palette.bottom());
        brush.graphics().setClip(pane);
        brush.dot(x + 44, y - 66, 34, palette.lamp());
        brush.oval(x - 70, y + 160, 160, 80, palette.far());
        brush.oval(x + 70, y + 176, 180, 76, palette.near());
        brush.graphics().setClip(null);
        brush.box(x - 5, y - 140, 10, 280, new Color(0xfaf5ea));
        brush.box(x - 115, y - 20, 230, 10, new Color(0xfaf5ea));
        brush.box(x - 150, y + 150, 300, 18, new Color(0xefe6d4));
    }

    private void painting(double x, double y) {
        brush.box(x - 84, y - 64, 168, 128, new Color(0x7a5436));
        brush.box(x - 72, y - 52, 144, 104, new Color(0xfaf5ea));
        for (int i = 0; i < 4; i++) {
            brush.dot(
                    x - 44 + 88 * random.nextDouble(),
                    y - 24 + 48 * random.nextDouble(),
                    12 + 14 * random.nextDouble(),
                    Color.getHSBColor(random.nextFloat(), 0.5f, 0.9f));
        }
    }

    /** A seamless backdrop with a pool of light. */
    void studio() {
        Color colour = Tint.mix(palette.middle(), palette.far(), 0.25);
        brush.shade(new Rectangle2D.Double(0, 0, brush.width(), brush.height()), colour, Tint.darker(colour, 0.16));
        brush.glow(
                brush.width() / 2,
                brush.height() * 0.46,
                620,
                Tint.withAlpha(Tint.lighter(palette.bottom(), 0.5), 230));
    }
}
