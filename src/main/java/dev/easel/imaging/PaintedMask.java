package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Painting.Box;
import dev.easel.core.image.Painting.Brush;
import dev.easel.core.image.Painting.Clear;
import dev.easel.core.image.Painting.Effect;
import dev.easel.core.image.Painting.Invert;
import dev.easel.core.image.Painting.Lasso;
import dev.easel.core.image.Painting.Spot;
import dev.easel.core.image.Painting.Step;
import dev.easel.core.image.Painting.Words;
import java.util.Arrays;
import java.util.List;

/** Does again, in the picture's own size, what somebody painted on a smaller view of it. */
final class PaintedMask {
    private final Coverage coverage;
    private final int width;
    private final int height;
    private final BrushTip tip;

    private PaintedMask(Pixels size) {
        coverage = new Coverage(size);
        width = size.width();
        height = size.height();
        tip = new BrushTip(coverage);
    }

    /** Refused when nothing is left to repaint, and before any work is done when it would be too much. */
    static Coverage of(Painting painting, Pixels size) {
        if (PaintingWork.of(painting, size) > PaintingWork.MOST) {
            throw Refusals.refusal("painting-too-detailed");
        }
        PaintedMask mask = new PaintedMask(size);
        painting.steps().forEach(mask::apply);
        if (mask.coverage.empty()) {
            throw Refusals.refusal("painting-empty");
        }
        return mask.coverage;
    }

    private void apply(Step step) {
        switch (step) {
            case Brush brush -> brush(brush);
            case Box box -> box(box);
            case Lasso lasso -> lasso(lasso);
            case Words words -> words(words);
            case Invert _ -> coverage.invert();
            case Clear _ -> coverage.fill(0, coverage.pixels(), 0);
        }
    }

    private void brush(Brush brush) {
        tip.take(brush);
        Spot last = brush.path().getFirst();
        for (Spot spot : brush.path()) {
            tip.draw(last, spot);
            last = spot;
        }
    }

    private void box(Box box) {
        int left = clamp(Math.round(Math.min(box.corner().x(), box.opposite().x())), width);
        int right = clamp(Math.round(Math.max(box.corner().x(), box.opposite().x())), width);
        int top = clamp(Math.round(Math.min(box.corner().y(), box.opposite().y())), height);
        int bottom = clamp(Math.round(Math.max(box.corner().y(), box.opposite().y())), height);
        for (int y = top; y < bottom; y++) {
            coverage.fill(y * width + left, y * width + right, whole(box.effect()));
        }
    }

    /** The even-odd rule, at the middle of each pixel. */
    private void lasso(Lasso lasso) {
        List<Spot> outline = lasso.outline();
        double[] crossings = new double[outline.size()];
        for (int y = 0; y < height; y++) {
            int count = crossings(outline, y + 0.5, crossings);
            Arrays.sort(crossings, 0, count);
            for (int pair = 0; pair + 1 < count; pair += 2) {
                int from = clamp((long) Math.ceil(crossings[pair] - 0.5), width);
                int to = clamp((long) Math.ceil(crossings[pair + 1] - 0.5), width);
                coverage.fill(y * width + from, y * width + to, whole(lasso.effect()));
            }
        }
    }

    private static int crossings(List<Spot> outline, double y, double[] crossings) {
        int count = 0;
        Spot from = outline.getLast();
        for (Spot to : outline) {
            if (from.y() <= y != to.y() <= y) {
                crossings[count++] = from.x() + (y - from.y()) / (to.y() - from.y()) * (to.x() - from.x());
            }
            from = to;
        }
        return count;
    }

    private void words(Words words) {
        Coverage region = MaskSources.region(words.region(), coverage.size());
        for (int index = 0; index < coverage.pixels(); index++) {
            int now = coverage.at(index);
            coverage.set(
                    index,
                    switch (words.effect()) {
                        case ADD -> Math.max(now, region.at(index));
                        case ERASE -> Math.min(now, Coverage.FULL - region.at(index));
                    });
        }
    }

    private static int whole(Effect effect) {
        return effect == Effect.ADD ? Coverage.FULL : 0;
    }

    private static int clamp(long value, int max) {
        return Math.clamp(value, 0, max);
    }
}
