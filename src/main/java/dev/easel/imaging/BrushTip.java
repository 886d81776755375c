package dev.easel.imaging;

import dev.easel.core.image.Painting.Brush;
import dev.easel.core.image.Painting.Effect;
import dev.easel.core.image.Painting.Spot;

/** A round brush on a coverage: however often it goes over a place, it leaves there what its nearest pass left. */
final class BrushTip {
    private final Coverage coverage;
    private final int width;
    private final int height;
    private boolean adds;
    /** Where nothing is left of the brush, and within which there is all of it, from its middle. */
    private double outer;

    private double full;
    private double fall;

    BrushTip(Coverage coverage) {
        this.coverage = coverage;
        width = coverage.size().width();
        height = coverage.size().height();
    }

    /** What is drawn from now on is drawn so. */
    void take(Brush brush) {
        double radius = brush.diameter() / 2;
        double inner = radius * (1 - brush.softness());
        adds = brush.effect() == Effect.ADD;
        outer = radius + 0.5;
        full = inner - 0.5;
        fall = radius - inner + 1;
    }

    /** Goes straight from one place to another. */
    void draw(Spot from, Spot to) {
        int top = (int) Math.clamp(Math.floor(Math.min(from.y(), to.y()) - outer), 0, height);
        int bottom = (int) Math.clamp(Math.ceil(Math.max(from.y(), to.y()) + outer), 0, height);
        Capsule capsule = new Capsule(from.x(), from.y(), to.x(), to.y());
        for (int y = top; y < bottom; y++) {
            row(capsule, y);
        }
    }

    private void row(Capsule capsule, int y) {
        double middle = y + 0.5;
        int start = pixel(capsule.left(middle, outer));
        int end = pixel(capsule.right(middle, outer) + 1);
        int fullStart = end;
        int fullEnd = end;
        if (full > 0 && capsule.left(middle, full) <= capsule.right(middle, full)) {
            fullStart = Math.min(end, pixel(Math.ceil(capsule.left(middle, full) - 0.5)));
            fullEnd = Math.max(fullStart, Math.min(end, pixel(Math.floor(capsule.right(middle, full) - 0.5) + 1)));
        }
        edge(capsule, y, start, fullStart);
        coverage.fill(y * width + fullStart, y * width + fullEnd, adds ? Coverage.FULL : 0);
        edge(capsule, y, fullEnd, end);
    }

    private int pixel(double x) {
        return (int) Math.clamp(x, 0, width);
    }

    private void edge(Capsule capsule, int y, int start, int end) {
        for (int x = start; x < end; x++) {
            double share = Math.clamp((outer - capsule.distance(x + 0.5, y + 0.5)) / fall, 0, 1);
            int value = (int) Math.round(share * Coverage.FULL);
            int index = y * width + x;
            int now = coverage.at(index);
            coverage.set(index, adds ? Math.max(now, value) : Math.min(now, Coverage.FULL - value));
        }
    }

    /** All places within a distance of a line. */
    private record Capsule(double ax, double ay, double bx, double by) {
        /** The leftmost place of a row within a distance; right of {@link #right} when there is none. */
        double left(double y, double radius) {
            return -new Capsule(-ax, ay, -bx, by).right(y, radius);
        }

        /** The rightmost place of a row within a distance; negative infinity when there is none. */
        double right(double y, double radius) {
            double most = Math.max(circle(ax, ay, y, radius), circle(bx, by, y, radius));
            double length = Math.hypot(bx - ax, by - ay);
            if (length == 0) {
                return most;
            }
            double sideX = (by - ay) / length * radius;
            double sideY = (ax - bx) / length * radius;
            most = Math.max(most, crossing(ax + sideX, ay + sideY, bx + sideX, by + sideY, y));
            return Math.max(most, crossing(ax - sideX, ay - sideY, bx - sideX, by - sideY, y));
        }

        private static double circle(double x, double middle, double y, double radius) {
            double high = y - middle;
            return Math.abs(high) > radius ? Double.NEGATIVE_INFINITY : x + Math.sqrt(radius * radius - high * high);
        }

        private static double crossing(double fromX, double fromY, double toX, double toY, double y) {
            return fromY <= y == toY <= y
                    ? Double.NEGATIVE_INFINITY
                    : fromX + (y - fromY) / (toY - fromY) * (toX - fromX);
        }

        double distance(double x, double y) {
            double alongX = bx - ax;
            double alongY = by - ay;
            double square = alongX * alongX + alongY * alongY;
            double share = square == 0 ? 0 : Math.clamp(((x - ax) * alongX + (y - ay) * alongY) / square, 0, 1);
            double offX = x - ax - share * alongX;
            double offY = y - ay - share * alongY;
            return Math.sqrt(offX * offX + offY * offY);
        }
    }
}
