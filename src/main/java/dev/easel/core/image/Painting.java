package dev.easel.core.image;

import java.util.List;

/**
 * A mask as somebody painted it, step by step, in pixels of the picture. Each step changes what the ones before it left;
 * at first nothing is repainted.
 */
public record Painting(List<Step> steps) {
    public static final int MAX_STEPS = 2_000;
    public static final int MAX_SPOTS = 100_000;

    public Painting {
        if (steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a painting has at most " + MAX_STEPS + " steps");
        }
        if (steps.stream().mapToLong(Painting::spots).sum() > MAX_SPOTS) {
            throw new IllegalArgumentException("a painting has at most " + MAX_SPOTS + " spots");
        }
        steps = List.copyOf(steps);
    }

    private static int spots(Step step) {
        return switch (step) {
            case Brush brush -> brush.path().size();
            case Lasso lasso -> lasso.outline().size();
            case Box _, Words _, Invert _, Clear _ -> 1;
        };
    }

    /** A place in the picture; pixel (0, 0) reaches from 0 to 1. */
    public record Spot(double x, double y) {
        /** How far outside of a picture a hand may go. */
        private static final double FARTHEST = 100_000;

        public Spot {
            if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
                throw new IllegalArgumentException("a spot is near the picture");
            }
        }
    }

    /** Whether a step adds to what is repainted, or takes from it. */
    public enum Effect {
        ADD,
        ERASE
    }

    /** One thing that was done. */
    public sealed interface Step {}

    /**
     * A line of a round brush.
     *
     * @param diameter of the brush, 1 to 20,000 pixels
     * @param softness 0 for a hard edge, 1 for one that fades from the middle on
     * @param path at least one spot
     */
    public record Brush(Effect effect, double diameter, double softness, List<Spot> path) implements Step {
        private static final double MAX_DIAMETER = 20_000;

        public Brush {
            if (!(diameter >= 1 && diameter <= MAX_DIAMETER && softness >= 0 && softness <= 1) || path.isEmpty()) {
                throw new IllegalArgumentException("a brush has a diameter, a softness and a path");
            }
            path = List.copyOf(path);
        }
    }

    /** A rectangle between two opposite corners. */
    public record Box(Effect effect, Spot corner, Spot opposite) implements Step {}

    /**
     * What a closed line surrounds; where it crosses itself, every other piece.
     *
     * @param outline at least three spots
     */
    public record Lasso(Effect effect, List<Spot> outline) implements Step {
        public Lasso {
            if (outline.size() < 3) {
                throw new IllegalArgumentException("a lasso has at least three spots");
            }
            outline = List.copyOf(outline);
        }
    }

    /** A region in words. */
    public record Words(Effect effect, Region region) implements Step {}

    /** What was repainted is kept, and the other way round. */
    public record Invert() implements Step {}

    /** Nothing is repainted any more. */
    public record Clear() implements Step {}
}
