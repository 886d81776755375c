package dev.easel.sandbox.paint;

import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Draws edits: the source stays what it is, but drifts; what the prompt names is painted where it may be. */
final class Retouching {
    private final SubjectBook book;

    Retouching(SubjectBook book) {
        this.book = book;
    }

    BufferedImage draw(Retouch work) throws IOException {
        Recipe recipe = work.recipe();
        BufferedImage source = Raster.cover(work.sources().getFirst().read(), recipe.width(), recipe.height());
        Wish wish = Wish.of(recipe.prompt(), book);
        Region region = region(work, source, wish);
        BufferedImage result = Drift.of(source, recipe.random());
        if (region.empty()) {
            new WholeRepaint(recipe, wish).paint(result);
        } else {
            new PartRepaint(recipe, wish).paint(result, region);
        }
        new Prints(recipe.random())
                .lay(result, work.sources().subList(1, work.sources().size()));
        return finished(result, source, recipe);
    }

    /** Without a mask the picture's own holes are one; an edit that takes something away takes it from the middle. */
    private static Region region(Retouch work, BufferedImage source, Wish wish) throws IOException {
        int width = source.getWidth();
        int height = source.getHeight();
        if (work.mask() != null) {
            return Region.transparentIn(Raster.cover(work.mask().read(), width, height));
        }
        Region holes = Region.transparentIn(source);
        boolean cutOut = work.recipe().transparent();
        if (wish.takesAway() && (holes.empty() || cutOut)) {
            return Region.of(new Ellipse2D.Double(0.29, 0.27, 0.42, 0.5), width, height);
        }
        return cutOut ? Region.of(new Rectangle(), width, height) : holes;
    }

    private static BufferedImage finished(BufferedImage result, BufferedImage source, Recipe recipe) {
        Brush brush = Scene.brush(result, 1);
        new Lettering(brush).sign();
        brush.graphics().dispose();
        return recipe.transparent() ? CutOut.of(result, source) : opaque(result);
    }

    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Raster.flatten(image, flat);
        return flat;
    }
}
