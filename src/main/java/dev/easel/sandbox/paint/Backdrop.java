package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Draws the place of a scene. */
final class Backdrop {
    private final Brush brush;
    private final Palette palette;
    private final Random random;
    private final Sky sky;
    private final Land land;
    private final Water water;

    Backdrop(Brush brush, Palette palette, Random random) {
        this.brush = brush;
        this.palette = palette;
        this.random = random;
        sky = new Sky(brush, palette, random);
        land = new Land(brush, palette, random);
        water = new Water(brush, palette, random);
    }

    void draw(Setting setting) {
        double horizon = brush.height() * 0.6;
        switch (setting) {
            case UNDERWATER -> water.below();
            case SPACE -> space();
            case ROOM -> new Indoors(brush, palette, random).room(brush.height() * 0.66);
            case POOL -> new Indoors(brush, palette, random).pool(brush.height() * 0.58);
            case STUDIO -> new Indoors(brush, palette, random).studio();
            case SKY -> {
                sky.draw(brush.height());
                sky.clouds(7, brush.height() * 0.9, 1.5);
            }
            case SEA -> water.surface(horizon, sky.draw(horizon));
            default -> {
                sky.draw(horizon);
                ground(setting, horizon);
            }
        }
    }

    private void ground(Setting setting, double horizon) {
        switch (setting) {
            case CITY -> land.city(horizon);
            case FOREST -> land.woods(horizon, 3);
            case DESERT, SNOW -> land.hills(horizon, 70, 4);
            case MOUNTAINS -> {
                land.peaks(horizon);
                land.hills(horizon + 30, 40, 3);
                land.grass(horizon + 170, 40);
            }
            default -> {
                land.hills(horizon, 85, 4);
                land.grass(horizon + 150, 70);
            }
        }
        if (setting == Setting.SNOW) {
            land.woods(horizon + 40, 1);
            land.hills(horizon + 70, 40, 2);
        }
    }

    private void space() {
        brush.wash(
                new Rectangle2D.Double(0, 0, brush.width(), brush.height()),
                new Color(0x080a1f),
                Tint.mix(new Color(0x1b1746), palette.top(), 0.25),
                new Color(0x33205c));
        for (int cloud = 0; cloud < 6; cloud++) {
            Color gas = Color.getHSBColor((float) (0.55 + 0.4 * random.nextDouble()), 0.6f, 0.9f);
            brush.glow(
                    random.nextDouble() * brush.width(),
                    random.nextDouble() * brush.height(),
                    180 + 220 * random.nextDouble(),
                    Tint.withAlpha(gas, 70));
        }
        sky.stars(brush.height(), 240);
        planet(
                brush.width() * (random.nextBoolean() ? 0.17 : 0.83),
                brush.height() * 0.22,
                78 + 40 * random.nextDouble());
    }

    private void planet(double x, double y, double radius) {
        Color colour = Color.getHSBColor(random.nextFloat(), 0.5f, 0.92f);
        brush.shade(Brush.ellipse(x, y, radius, radius), Tint.lighter(colour, 0.3), Tint.darker(colour, 0.45));
        brush.oval(x - radius * 0.3, y - radius * 0.25, radius * 0.35, radius * 0.1, Tint.withAlpha(Color.WHITE, 60));
        brush.oval(x + radius * 0.2, y + radius * 0.3, radius * 0.5, radius * 0.12, Tint.withAlpha(Color.BLACK, 40));
        Path2D ring = new Path2D.Double();
        ring.moveTo(x - radius * 0.95, y + radius * 0.1);
        ring.curveTo(
                x - radius * 2.1,
                y + radius * 0.75,
                x + radius * 1.9,
                y + radius * 0.35,
                x + radius * 0.95,
                y - radius * 0.2);
        brush.line(ring, 8, Tint.withAlpha(Tint.lighter(colour, 0.5), 200));
    }

    /** What comes between the scene and who looks at it. */
    void drawInFront() {
        sky.fall();
    }
}
