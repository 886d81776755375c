package dev.easel.sandbox.paint;

import java.awt.geom.Path2D;
import java.util.Iterator;
import java.util.List;

/** Reads paths such as {@code M 10 20 L 30 40 Q 50 60 70 80 Z}, all coordinates absolute. */
final class PathText {
    private PathText() {}

    static Path2D parse(List<String> words) {
        Path2D path = new Path2D.Double();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            step(path, rest.next(), rest);
        }
        return path;
    }

    private static void step(Path2D path, String command, Iterator<String> rest) {
        switch (command) {
            case "M" -> path.moveTo(number(rest), number(rest));
            case "L" -> path.lineTo(number(rest), number(rest));
            case "Q" -> path.quadTo(number(rest), number(rest), number(rest), number(rest));
            case "C" ->
                path.curveTo(number(rest), number(rest), number(rest), number(rest), number(rest), number(rest));
            case "Z" -> path.closePath();
            default -> throw new IllegalArgumentException("no such path command: " + command);
        }
    }

    private static double number(Iterator<String> rest) {
        return Double.parseDouble(rest.next());
    }
}
