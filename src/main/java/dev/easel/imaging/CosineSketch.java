package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The likeness of an image: which of the 64 slowest waves in its brightness are above their median. The waves are those of
 * a discrete cosine transform of the image at 32 by 32 pixels, without the ones that run along one edge alone.
 */
final class CosineSketch {
    private static final int EDGE = 32;
    private static final int WAVES = 8;
    private static final double[][] COSINES = cosines();
    /** Small enough to be quick, large enough that 32 by 32 pixels of it are those of the image. */
    private static final int WORKING_EDGE = 128;

    private CosineSketch() {}

    private static double[][] cosines() {
        double[][] cosines = new double[WAVES][EDGE];
        for (int wave = 0; wave < WAVES; wave++) {
            for (int place = 0; place < EDGE; place++) {
                cosines[wave][place] = Math.cos(Math.PI * (wave + 1) * (2 * place + 1) / (2 * EDGE));
            }
        }
        return cosines;
    }

    /**
     * Those of images that this one may have been cut out of, each of whose sides is as it is or was trimmed; this one's own
     * comes first. What was cut off is taken to be like what is beside it, as in a mirror.
     */
    static List<Likeness> ofWholes(Bitmap image) {
        List<Likeness> likenesses = new ArrayList<>();
        likenesses.add(of(image));
        Bitmap small = Resampler.scale(image, new Pixels(WORKING_EDGE, WORKING_EDGE));
        for (Trim trim : Trim.usual()) {
            likenesses.add(of(trim.undone(small)));
        }
        return likenesses;
    }

    static Likeness of(Bitmap image) {
        double[] waves =
                waves(brightness(Resampler.scale(image, new Pixels(EDGE, EDGE)).onWhite()));
        double[] sorted = waves.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        long bits = 0;
        for (double wave : waves) {
            bits = bits << 1 | (wave > median ? 1 : 0);
        }
        return new Likeness(bits);
    }

    private static double[] brightness(Bitmap small) {
        double[] brightness = new double[EDGE * EDGE];
        for (int at = 0; at < brightness.length; at++) {
            int pixel = small.argb()[at];
            brightness[at] = 0.299 * (pixel >> 16 & 0xFF) + 0.587 * (pixel >> 8 & 0xFF) + 0.114 * (pixel & 0xFF);
        }
        return brightness;
    }

    /** Rows first, then columns of what came out. */
    private static double[] waves(double[] brightness) {
        double[] waves = new double[WAVES * WAVES];
        for (int y = 0; y < EDGE; y++) {
            for (int across = 0; across < WAVES; across++) {
                double sum = 0;
                for (int x = 0; x < EDGE; x++) {
                    sum += brightness[y * EDGE + x] * COSINES[across][x];
                }
                for (int down = 0; down < WAVES; down++) {
                    waves[down * WAVES + across] += sum * COSINES[down][y];
                }
            }
        }
        return waves;
    }
}
