package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;

/**
 * Two images laid over each other, one of them perhaps trimmed at its sides: how far they differ where they fit best. What
 * scaling and coding do is made up for, as far as it makes a colour as a whole stronger, weaker, brighter or darker.
 */
final class Overlay {
    /** Images that differ by no more show the same. */
    static final double SAME = 4;

    /** How much may be trimmed at a side; a little more than is promised. */
    private static final double MOST_TRIMMED = 0.08;
    /** Images that differ by more before they are shifted into place don't become the same. */
    private static final double HOPELESS = 40;

    private static final double STEEPEST = 1.25;
    private static final double[] STEPS = {0.02, 0.01, 0.004, 0.002, 0.001};
    private static final int EDGE = 160;
    private static final int COARSE = 24;
    private static final int FINE = 64;
    private static final int SIDES = 4;
    private static final int CHANNELS = 3;

    private final Bitmap small;
    private final double[] coarse;
    private final double[] fine;

    Overlay(Bitmap image) {
        small = small(image);
        coarse = seen(small, Trim.NONE, COARSE);
        fine = seen(small, Trim.NONE, FINE);
    }

    private static Bitmap small(Bitmap image) {
        return Resampler.scale(image, new Pixels(EDGE, EDGE)).onWhite();
    }

    /** The root of the mean square of what is left between this image and that one, of 255. */
    double differs(Bitmap other) {
        Bitmap whole = small(other);
        Trim best = Trim.NONE;
        double least = left(coarse, seen(whole, best, COARSE));
        for (Trim trim : Trim.usual()) {
            double left = left(coarse, seen(whole, trim, COARSE));
            if (left < least) {
                least = left;
                best = trim;
            }
        }
        return least > HOPELESS ? least : left(fine, seen(whole, settled(whole, best, least), FINE));
    }

    private Trim settled(Bitmap whole, Trim first, double differs) {
        Trim best = first;
        double least = differs;
        for (double step : STEPS) {
            for (boolean better = true; better; ) {
                better = false;
                for (int move = 0; move < 2 * SIDES; move++) {
                    Trim trim = best.moved(move / 2, move % 2 == 0 ? step : -step);
                    double left = trim.within(MOST_TRIMMED) ? left(coarse, seen(whole, trim, COARSE)) : least;
                    if (left < least - 1e-9) {
                        least = left;
                        best = trim;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    /** What is left when each colour of one is stretched and shifted to fit the other best. */
    private static double left(double[] one, double[] other) {
        double squares = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            squares += squares(one, other, channel);
        }
        return Math.sqrt(squares / one.length);
    }

    /** A part of a small image, red, green and blue of each pixel; every one is the mean of four places. */
    private static double[] seen(Bitmap small, Trim trim, int edge) {
        double[] seen = new double[CHANNELS * edge * edge];
        int places = 2 * edge;
        for (int y = 0; y < places; y++) {
            double down = place(trim.top(), y, places, trim.height());
            for (int x = 0; x < places; x++) {
                double across = place(trim.left(), x, places, trim.width());
                add(small, across, down, seen, CHANNELS * (y / 2 * edge + x / 2));
            }
        }
        return seen;
    }

    private static double place(double first, int at, int places, double share) {
        return Math.clamp((first + (at + 0.5) / places * share) * EDGE - 0.5, 0, EDGE - 1.001);
    }

    /** A fourth of what is between four pixels. */
    private static void add(Bitmap small, double across, double down, double[] seen, int at) {
        int x = (int) across;
        int y = (int) down;
        double right = across - x;
        double lower = down - y;
        int[] pixels = {small.at(x, y), small.at(x + 1, y), small.at(x, y + 1), small.at(x + 1, y + 1)};
        double[] shares = {(1 - right) * (1 - lower), right * (1 - lower), (1 - right) * lower, right * lower};
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            double share = shares[pixel] / 4;
            seen[at] += share * (pixels[pixel] >> 16 & 0xFF);
            seen[at + 1] += share * (pixels[pixel] >> 8 & 0xFF);
            seen[at + 2] += share * (pixels[pixel] & 0xFF);
        }
    }

    /**
     * What one colour of an image is off a line through it in both, by least squares; a line no steeper or flatter than coding
     * makes it.
     */
    private static double squares(double[] one, double[] other, int channel) {
        double x = mean(other, channel);
        double y = mean(one, channel);
        double xx = 1e-9;
        double xy = 0;
        for (int at = channel; at < one.length; at += CHANNELS) {
            xx += (other[at] - x) * (other[at] - x);
            xy += (other[at] - x) * (one[at] - y);
        }
        double slope = Math.clamp(xy / xx, 1 / STEEPEST, STEEPEST);
        double squares = 0;
        for (int at = channel; at < one.length; at += CHANNELS) {
            double left = one[at] - y - slope * (other[at] - x);
            squares += left * left;
        }
        return squares;
    }

    private static double mean(double[] seen, int channel) {
        double sum = 0;
        for (int at = channel; at < seen.length; at += CHANNELS) {
            sum += seen[at];
        }
        return sum * CHANNELS / seen.length;
    }
}
