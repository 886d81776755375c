package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives an emoji another colour: its main colour and all shades of it change, the rest stays. */
final class Dye {
    private static final float SAME_HUE = 0.075f;
    private static final float GREY = 0.2f;

    private final float[] from;
    private final float[] to;

    private Dye(Color from, Color to) {
        this.from = hsb(from);
        this.to = hsb(to);
    }

    static Subject dyed(Subject subject, Color colour) {
        Dye dye = new Dye(main(subject.layers()), colour);
        List<Layer> layers = subject.layers().stream()
                .map(layer -> new Layer(layer.shape(), dye.applied(layer.colour()), layer.thickness()))
                .toList();
        return new Subject(
                subject.name(),
                subject.words(),
                subject.stand(),
                subject.home(),
                subject.colours(),
                layers,
                subject.size(),
                subject.shading());
    }

    /** What covers most; the boxes of the shapes say it well enough. */
    private static Color main(List<Layer> layers) {
        Map<String, Double> areas = new HashMap<>();
        for (Layer layer : layers) {
            Rectangle2D box = layer.shape().getBounds2D();
            areas.merge(layer.colour(), box.getWidth() * box.getHeight(), Double::sum);
        }
        return Tint.parse(areas.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey());
    }

    private String applied(String name) {
        Color colour = Tint.parse(name);
        float[] own = hsb(colour);
        if (!isShade(own)) {
            return name;
        }
        float strength = to[1] * Math.clamp(own[1] / Math.max(from[1], GREY), 0.6f, 1.2f);
        float brightness = to[2] * Math.clamp(own[2] / from[2], 0.5f, 1.25f);
        int rgb = Color.HSBtoRGB(to[0], Math.min(strength, 1), Math.min(brightness, 1));
        return String.format("#%06x%02x", rgb & 0xffffff, colour.getAlpha());
    }

    private boolean isShade(float[] colour) {
        if (from[1] < GREY) {
            return colour[1] < GREY && Math.abs(colour[2] - from[2]) < 0.35;
        }
        float turn = Math.abs(colour[0] - from[0]);
        return colour[1] >= GREY && Math.min(turn, 1 - turn) < SAME_HUE;
    }

    private static float[] hsb(Color colour) {
        return Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
    }
}
