package dev.easel.engine;

import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.SizeRule;
import java.util.Comparator;

/** Finds the size to ask for when the answer should have the shape of a source image. Pure. */
final class SourceSize {
    private static final long AREA = 1024 * 1024;

    private SourceSize() {}

    /** The model's size that is nearest in shape; left to the model when nothing is known of its sizes. */
    static ImageSize nearest(SizeRule rule, Pixels source) {
        return switch (rule) {
            case SizeRule.Open ignored -> ImageSize.AUTO;
            case SizeRule.Listed listed -> nearestOf(listed, source);
            case SizeRule.Bounded bounded -> fitted(bounded, source);
        };
    }

    private static ImageSize nearestOf(SizeRule.Listed listed, Pixels source) {
        return listed.sizes().stream()
                .min(Comparator.comparingDouble((Pixels size) -> distance(size, source))
                        .thenComparing(Comparator.reverseOrder()))
                .map(size -> (ImageSize) size)
                .orElse(ImageSize.AUTO);
    }

    /** How unlike two shapes are: 0 for the same one. */
    private static double distance(Pixels size, Pixels source) {
        return Math.abs(
                Math.log((double) size.width() / size.height()) - Math.log((double) source.width() / source.height()));
    }

    /** About a megapixel in the source's shape, on the rule's grid. */
    private static ImageSize fitted(SizeRule.Bounded rule, Pixels source) {
        double ratio = Math.clamp((double) source.width() / source.height(), 1.0 / rule.maxRatio(), rule.maxRatio());
        int width = onGrid(Math.sqrt(AREA * ratio), rule.multiple());
        int height = onGrid(width / ratio, rule.multiple());
        Pixels size = new Pixels(width, height);
        return rule.allows(size) ? size : nearestOf(new SizeRule.Listed(rule.examples(), rule.auto()), source);
    }

    private static int onGrid(double length, int multiple) {
        return Math.max(1, (int) Math.round(length / multiple)) * multiple;
    }
}
