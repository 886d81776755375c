package dev.easel.sandbox.paint;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * One shape of a subject.
 *
 * @param thickness of a line; 0 fills the shape
 */
record Layer(Shape shape, String colour, double thickness) {
    private static final double BOX = 100;

    /** Reads {@code ellipse COLOUR x y across down} and its kin. */
    static Layer parse(List<String> words) {
        String colour = words.get(1);
        List<String> rest = words.subList(2, words.size());
        return switch (words.getFirst()) {
            case "ellipse" -> new Layer(Brush.ellipse(at(rest, 0), at(rest, 1), at(rest, 2), at(rest, 3)), colour, 0);
            case "box" -> new Layer(roundedBox(rest), colour, 0);
            case "path" -> new Layer(PathText.parse(rest), colour, 0);
            case "line" -> new Layer(PathText.parse(rest.subList(1, rest.size())), colour, at(rest, 0));
            default -> throw new IllegalArgumentException("no such shape: " + String.join(" ", words));
        };
    }

    private static Shape roundedBox(List<String> numbers) {
        double arc = 2 * at(numbers, 4);
        return new RoundRectangle2D.Double(at(numbers, 0), at(numbers, 1), at(numbers, 2), at(numbers, 3), arc, arc);
    }

    private static double at(List<String> numbers, int index) {
        return Double.parseDouble(numbers.get(index));
    }

    Layer mirrored() {
        AffineTransform flip = new AffineTransform(-1, 0, 0, 1, BOX, 0);
        return new Layer(new Path2D.Double(shape, flip), colour, thickness);
    }
}
