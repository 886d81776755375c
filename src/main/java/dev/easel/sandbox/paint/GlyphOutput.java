package dev.easel.sandbox.paint;

import com.github.weisj.jsvg.renderer.output.Output;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where jsvg draws, to keep the shapes as layers of a subject. Images, filters and gradients leave nothing. */
final class GlyphOutput implements Output {
    private final List<Layer> layers;
    private State state;

    GlyphOutput() {
        this(new ArrayList<>(), new State(new AffineTransform(), null, Color.BLACK, new BasicStroke(), 1));
    }

    private GlyphOutput(List<Layer> layers, State state) {
        this.layers = layers;
        this.state = state;
    }

    /** @param clip in the box of the whole picture */
    private record State(
            AffineTransform transform, @Nullable Area clip, Paint paint, Stroke stroke, float opacity) {}

    List<Layer> layers() {
        return List.copyOf(layers);
    }

    @Override
    public void fillShape(Shape shape) {
        if (!(state.paint() instanceof Color colour)) {
            return;
        }
        Shape placed = state.transform().createTransformedShape(shape);
        if (state.clip() != null) {
            Area cut = new Area(placed);
            cut.intersect(state.clip());
            placed = cut;
        }
        int alpha = Math.round(colour.getAlpha() * state.opacity());
        String name = String.format("#%06x%02x", colour.getRGB() & 0xffffff, alpha);
        if (alpha > 0 && !placed.getBounds2D().isEmpty()) {
            layers.add(new Layer(new Path2D.Double(placed), name, 0));
        }
    }

    @Override
    public void drawShape(Shape shape) {
        fillShape(state.stroke().createStrokedShape(shape));
    }

    @Override
    public void drawImage(BufferedImage image) {}

    @Override
    public void drawImage(Image image, @Nullable ImageObserver observer) {}

    @Override
    public void drawImage(Image image, AffineTransform place, @Nullable ImageObserver observer) {}

    @Override
    public void setPaint(Paint paint) {
        state = new State(state.transform(), state.clip(), paint, state.stroke(), state.opacity());
    }

    @Override
    public void setPaint(Supplier<Paint> paint) {
        setPaint(paint.get());
    }

    @Override
    public void setStroke(Stroke stroke) {
        state = new State(state.transform(), state.clip(), state.paint(), stroke, state.opacity());
    }

    @Override
    public Stroke stroke() {
        return state.stroke();
    }

    @Override
    public void applyClip(Shape shape) {
        Area clip = new Area(state.transform().createTransformedShape(shape));
        if (state.clip() != null) {
            clip.intersect(state.clip());
        }
        state = new State(state.transform(), clip, state.paint(), state.stroke(), state.opacity());
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        state = new State(state.transform(), null, state.paint(), state.stroke(), state.opacity());
        if (shape != null) {
            applyClip(shape);
        }
    }

    @Override
    public Optional<Float> contextFontSize() {
        return Optional.empty();
    }

    @Override
    public Output createChild() {
        return new GlyphOutput(layers, state);
    }

    @Override
    public void dispose() {}

    @Override
    public void debugPaint(Consumer<Graphics2D> painter) {}

    @Override
    public Rectangle2D clipBounds() {
        return new Rectangle2D.Double(-1000, -1000, 2000, 2000);
    }

    @Override
    public @Nullable RenderingHints renderingHints() {
        return new RenderingHints(null);
    }

    @Override
    public @Nullable Object renderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {}

    @Override
    public AffineTransform transform() {
        return new AffineTransform(state.transform());
    }

    @Override
    public void setTransform(AffineTransform transform) {
        state = new State(new AffineTransform(transform), state.clip(), state.paint(), state.stroke(), state.opacity());
    }

    @Override
    public void applyTransform(AffineTransform transform) {
        AffineTransform both = transform();
        both.concatenate(transform);
        setTransform(both);
    }

    @Override
    public void rotate(double angle) {
        applyTransform(AffineTransform.getRotateInstance(angle));
    }

    @Override
    public void scale(double x, double y) {
        applyTransform(AffineTransform.getScaleInstance(x, y));
    }

    @Override
    public void translate(double x, double y) {
        applyTransform(AffineTransform.getTranslateInstance(x, y));
    }

    @Override
    public float currentOpacity() {
        return state.opacity();
    }

    @Override
    public void applyOpacity(float opacity) {
        state = new State(state.transform(), state.clip(), state.paint(), state.stroke(), state.opacity() * opacity);
    }

    @Override
    public SafeState safeState() {
        State saved = state;
        return () -> state = saved;
    }

    @Override
    public boolean supportsFilters() {
        return false;
    }

    @Override
    public boolean supportsColors() {
        return true;
    }
}
