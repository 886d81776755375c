package dev.easel.sandbox.paint;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Reads an SVG as layers of a subject, in a subject's box: 100 by 100 with the feet at 96. Fetches nothing. */
final class GlyphReader {
    private static final float EDGE = 100;
    private static final double FEET = 96;
    private static final double ROOM = 92;

    private final SVGLoader loader = new SVGLoader();
    private final LoaderContext offline = LoaderContext.builder()
            .externalResourcePolicy(ResourcePolicy.DENY_ALL)
            .build();

    List<Layer> read(InputStream svg) {
        SVGDocument document = Objects.requireNonNull(loader.load(svg, null, offline), "not an SVG");
        GlyphOutput output = new GlyphOutput();
        document.renderWithPlatform(NullPlatformSupport.INSTANCE, output, new ViewBox(EDGE, EDGE));
        return fitted(output.layers());
    }

    /** As large as the box lets it be, in its middle, on its ground. */
    private static List<Layer> fitted(List<Layer> layers) {
        Rectangle2D all = bounds(layers);
        double scale = ROOM / Math.max(all.getWidth(), all.getHeight());
        AffineTransform fit = new AffineTransform();
        fit.translate(EDGE / 2, FEET);
        fit.scale(scale, scale);
        fit.translate(-all.getCenterX(), -all.getMaxY());
        return layers.stream()
                .map(layer -> new Layer(new Path2D.Double(layer.shape(), fit), layer.colour(), 0))
                .toList();
    }

    private static Rectangle2D bounds(List<Layer> layers) {
        Rectangle2D all = layers.getFirst().shape().getBounds2D();
        layers.forEach(layer -> all.add(layer.shape().getBounds2D()));
        return all;
    }
}
