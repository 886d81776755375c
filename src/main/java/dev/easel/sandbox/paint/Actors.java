package dev.easel.sandbox.paint;

import dev.easel.sandbox.paint.Cast.Role;
import dev.easel.sandbox.paint.Subject.Stand;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Places the subjects of a scene and draws them. */
final class Actors {
    private static final double BOX = 100;
    private static final double FEET = 96;
    private static final double LEAD = 620;
    private static final double DIMMED = 0.18;

    private final Brush brush;
    private final Palette palette;
    private final Random random;

    Actors(Brush brush, Palette palette, Random random) {
        this.brush = brush;
        this.palette = palette;
        this.random = random;
    }

    /** One drawing of a subject, {@code size} units large. */
    private record Spot(Role role, double x, double feet, double size, boolean flipped) {
        double unit() {
            return size / BOX;
        }

        AffineTransform place() {
            AffineTransform place = new AffineTransform();
            place.translate(x, feet);
            place.scale(flipped ? -unit() : unit(), unit());
            place.translate(-BOX / 2, -FEET);
            return place;
        }
    }

    void draw(List<Role> roles, Setting setting) {
        for (Spot spot : spots(roles, setting)) {
            if (setting != Setting.SPACE && setting != Setting.SKY && setting != Setting.UNDERWATER) {
                shadow(spot, setting);
            }
            draw(spot, wet(setting) && spot.role().subject().stand() != Stand.AIR);
        }
    }

    /** On nothing, with the white border of a sticker. */
    void drawCutOut(List<Role> roles) {
        List<Spot> spots = spots(roles, Setting.SKY);
        spots.forEach(this::border);
        spots.forEach(spot -> draw(spot, false));
    }

    private List<Spot> spots(List<Role> roles, Setting setting) {
        List<Role> all = new ArrayList<>();
        for (int i = roles.size() - 1; i >= 0; i--) {
            for (int copy = 0; copy < roles.get(i).count(); copy++) {
                all.add(roles.get(i));
            }
        }
        int count = all.size();
        double largest = roles.stream().mapToDouble(Actors::presence).max().orElse(1);
        double room = Math.min(brush.width() / Brush.SHORT_EDGE, 1.8);
        double size = LEAD * Math.clamp(1.56 * room / count, 0.3, 1);
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double place = count == 1 ? 0.5 + 0.05 * random.nextGaussian() : (i + 0.5) / count;
            boolean lead = all.get(i).equals(roles.getFirst());
            double scaled = size * (lead ? 1 : 0.8) * (0.94 + 0.1 * random.nextDouble());
            scaled *= presence(all.get(i)) / largest;
            double x = brush.width() / 2 + (place - 0.5) * Math.min(brush.width(), count * size);
            spots.add(
                    new Spot(all.get(i), x, feet(all.get(i).subject(), setting, scaled), scaled, random.nextBoolean()));
        }
        return spots;
    }

    /** How large beside others: a mouse is smaller than an elephant, but not as much as it really is. */
    private static double presence(Role role) {
        return Math.sqrt(role.subject().size());
    }

    private double feet(Subject subject, Setting setting, double size) {
        double jitter = 18 * random.nextGaussian();
        boolean floats = subject.stand() == Stand.AIR || setting == Setting.SPACE || setting == Setting.SKY;
        if (setting == Setting.UNDERWATER || floats) {
            return brush.height() * 0.46 + size / 2 + jitter;
        }
        return brush.height() * 0.835 + jitter / 2;
    }

    private static boolean wet(Setting setting) {
        return setting == Setting.SEA || setting == Setting.POOL;
    }

    private void shadow(Spot spot, Setting setting) {
        double drop = spot.role().subject().stand() == Stand.AIR ? 0.1 * brush.height() : 0;
        boolean ripple = wet(setting);
        Color colour = ripple ? new Color(255, 255, 255, 70) : Tint.withAlpha(Tint.darker(palette.near(), 0.75), 85);
        double y = Math.max(spot.feet(), brush.height() * 0.82) + drop / 3;
        brush.oval(spot.x(), y, spot.size() * (0.36 - drop / 1200), spot.size() * 0.05, colour);
    }

    private void draw(Spot spot, boolean inWater) {
        Graphics2D graphics = (Graphics2D) brush.graphics().create();
        graphics.transform(spot.place());
        Brush close = new Brush(graphics, BOX, BOX);
        Role role = spot.role();
        for (Layer layer : role.subject().layers()) {
            Color colour = lit(role.coat().named(layer.colour()));
            switch (role.subject().shading()) {
                case EACH_SHAPE -> draw(close, layer, colour);
                case ALL_OF_IT -> close.shade(layer.shape(), 0, BOX, lighter(colour), darker(colour));
            }
        }
        graphics.dispose();
        if (inWater) {
            ripples(spot);
        }
    }

    /** In the dark nobody is as bright as by day. */
    private Color lit(Color colour) {
        return palette.dark() ? Tint.mix(colour, Tint.withAlpha(palette.middle(), colour.getAlpha()), DIMMED) : colour;
    }

    private static void draw(Brush brush, Layer layer, Color colour) {
        if (layer.thickness() > 0) {
            brush.line(layer.shape(), layer.thickness(), colour);
        } else {
            brush.shade(layer.shape(), lighter(colour), darker(colour));
        }
    }

    private static Color lighter(Color colour) {
        return Tint.lighter(colour, 0.16);
    }

    private static Color darker(Color colour) {
        return Tint.darker(colour, 0.13);
    }

    private void ripples(Spot spot) {
        for (int i = 0; i < 3; i++) {
            Path2D ripple = new Path2D.Double();
            double half = spot.size() * (0.34 + 0.08 * i);
            double y = spot.feet() - 10 + 15 * i;
            ripple.moveTo(spot.x() - half, y);
            ripple.quadTo(spot.x(), y + 26, spot.x() + half, y);
            brush.line(ripple, 5 - i, new Color(255, 255, 255, 150 - 35 * i));
        }
    }

    private void border(Spot spot) {
        AffineTransform place = spot.place();
        brush.graphics().setPaint(Color.WHITE);
        for (Layer layer : spot.role().subject().layers()) {
            Shape shape = place.createTransformedShape(layer.shape());
            brush.graphics()
                    .setStroke(new BasicStroke(
                            (float) (24 + layer.thickness() * spot.unit()),
                            BasicStroke.CAP_ROUND,
                            BasicStroke.JOIN_ROUND));
            brush.graphics().draw(shape);
        }
    }
}
