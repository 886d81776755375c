package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Painting.Box;
import dev.easel.core.image.Painting.Brush;
import dev.easel.core.image.Painting.Clear;
import dev.easel.core.image.Painting.Invert;
import dev.easel.core.image.Painting.Lasso;
import dev.easel.core.image.Painting.Spot;
import dev.easel.core.image.Painting.Step;
import dev.easel.core.image.Painting.Words;

/** How much work a painting is, in pixels whose share has to be worked out; known before any is done. */
final class PaintingWork {
    /** Some ten seconds on one slow core. */
    static final long MOST = 2_000_000_000L;

    /** Setting pixels that are next to each other takes so much less than working them out. */
    private static final double FILLED = 1.0 / 8;

    private PaintingWork() {}

    static long of(Painting painting, Pixels size) {
        double work = 0;
        for (Step step : painting.steps()) {
            work += of(step, size);
        }
        return (long) work;
    }

    private static double of(Step step, Pixels size) {
        double pixels = (double) size.width() * size.height();
        return switch (step) {
            case Brush brush -> of(brush, size);
            case Box _, Invert _, Clear _ -> pixels * FILLED;
            case Lasso lasso -> pixels * FILLED + (double) lasso.outline().size() * size.height();
            case Words words -> pixels * (words.region().parts().size() + 3);
        };
    }

    /** The box around each piece of the line, as far as it is in the picture, or the piece itself, if that is less. */
    private static double of(Brush brush, Pixels size) {
        double edge = brush.softness() * (2 - brush.softness());
        double width = brush.diameter() + 1;
        double work = 0;
        Spot from = brush.path().getFirst();
        for (Spot to : brush.path()) {
            double across = Math.min(size.width(), Math.abs(to.x() - from.x()) + width);
            double down = Math.min(size.height(), Math.abs(to.y() - from.y()) + width);
            double piece = (Math.hypot(to.x() - from.x(), to.y() - from.y()) + width) * width;
            double area = Math.min(across * down, piece);
            work += area * (edge + (1 - edge) * FILLED) + Math.min(area, 8 * (across + down));
            from = to;
        }
        return work;
    }
}
