package dev.easel.sandbox.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Java2D in the few strokes the scenes need. The short edge of the canvas is {@value #SHORT_EDGE} units long. */
record Brush(Graphics2D graphics, double width, double height) {
    static final double SHORT_EDGE = 1000;

    void fill(Shape shape, Color colour) {
        graphics.setPaint(colour);
        graphics.fill(shape);
    }

    /** Fills from {@code top} to {@code bottom} along the shape's own height. */
    void shade(Shape shape, Color top, Color bottom) {
        Rectangle2D box = shape.getBounds2D();
        shade(shape, box.getMinY(), Math.max(box.getMaxY(), box.getMinY() + 1), top, bottom);
    }

    /** Fills from {@code top}, at the height {@code from}, to {@code bottom}, at the height {@code to}. */
    void shade(Shape shape, double from, double to, Color top, Color bottom) {
        graphics.setPaint(new GradientPaint(0, (float) from, top, 0, (float) to, bottom));
        graphics.fill(shape);
    }

    void wash(Rectangle2D area, Color top, Color middle, Color bottom) {
        graphics.setPaint(new LinearGradientPaint(
                0, (float) area.getMinY(), 0, (float) area.getMaxY(), new float[] {0, 0.55f, 1}, new Color[] {
                    top, middle, bottom
                }));
        graphics.fill(area);
    }

    void glow(double x, double y, double radius, Color colour) {
        graphics.setPaint(new RadialGradientPaint(
                (float) x, (float) y, (float) radius, new float[] {0, 1}, new Color[] {colour, Tint.withAlpha(colour, 0)
                }));
        graphics.fill(ellipse(x, y, radius, radius));
    }

    void dot(double x, double y, double radius, Color colour) {
        fill(ellipse(x, y, radius, radius), colour);
    }

    void oval(double x, double y, double across, double down, Color colour) {
        fill(ellipse(x, y, across, down), colour);
    }

    void box(double x, double y, double wide, double high, Color colour) {
        fill(new Rectangle2D.Double(x, y, wide, high), colour);
    }

    void line(Shape line, double thickness, Color colour) {
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(line);
    }

    static Shape ellipse(double x, double y, double across, double down) {
        return new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down);
    }
}
