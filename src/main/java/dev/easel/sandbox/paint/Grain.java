package dev.easel.sandbox.paint;

import java.util.Random;

/** Smooth noise between -1 and 1. */
final class Grain {
    private static final long SEED = 20_261_121;

    private final int columns;
    private final double cell;
    private final float[] knots;

    private Grain(int columns, double cell, float[] knots) {
        this.columns = columns;
        this.cell = cell;
        this.knots = knots;
    }

    /** Noise whose spots are about {@code spot} in 250 parts of the short edge. */
    static Grain of(int width, int height, int spot) {
        double cell = Math.max(2, Math.min(width, height) * spot / 250.0);
        int side = (int) (Math.max(width, height) / cell) + 4;
        float[] knots = new float[side * side];
        Random random = new Random(SEED);
        for (int i = 0; i < knots.length; i++) {
            knots[i] = random.nextFloat() * 2 - 1;
        }
        return new Grain(side, cell, knots);
    }

    /** Large spots with smaller ones in them. */
    double at(int x, int y) {
        return 0.62 * layer(x / cell, y / cell) + 0.38 * layer(x / cell * 0.37 + 1, y / cell * 0.37 + 1);
    }

    private double layer(double column, double row) {
        int left = (int) column;
        int top = (int) row;
        double right = smooth(column - left);
        double down = smooth(row - top);
        int at = top * columns + left;
        double upper = knots[at] + (knots[at + 1] - knots[at]) * right;
        double lower = knots[at + columns] + (knots[at + columns + 1] - knots[at + columns]) * right;
        return upper + (lower - upper) * down;
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }
}
