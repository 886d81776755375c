package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;

/** Finds where somebody drew over an image. A line that was drawn around an area does not fill it. */
final class Marks {
    /** Saving as JPEG or scaling changes a pixel less than this, a pen more. */
    private static final int VISIBLE = 48;

    private Marks() {}

    static Coverage find(Bitmap image, Bitmap marked) {
        Pixels size = image.size();
        boolean[] differs = new boolean[image.argb().length];
        for (int index = 0; index < differs.length; index++) {
            differs[index] = difference(image.argb()[index], marked.argb()[index]) > VISIBLE;
        }
        Coverage coverage = new Coverage(size);
        int reach = 1 + size.longEdge() / 512;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int index = y * size.width() + x;
                if (differs[index] && solid(differs, x, y, size)) {
                    widen(coverage, x, y, reach);
                }
            }
        }
        return coverage;
    }

    /** The largest difference of a channel. */
    static int difference(int one, int other) {
        int largest = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            largest = Math.max(largest, Math.abs((one >>> shift & 0xFF) - (other >>> shift & 0xFF)));
        }
        return largest;
    }

    /** A pen leaves no single pixels; noise does. */
    private static boolean solid(boolean[] differs, int x, int y, Pixels size) {
        int count = 0;
        for (int row = Math.max(0, y - 1); row <= Math.min(size.height() - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(size.width() - 1, x + 1); column++) {
                count += differs[row * size.width() + column] ? 1 : 0;
            }
        }
        return count >= 3;
    }

    private static void widen(Coverage coverage, int x, int y, int reach) {
        int width = coverage.size().width();
        for (int row = Math.max(0, y - reach); row <= Math.min(coverage.size().height() - 1, y + reach); row++) {
            for (int column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++) {
                coverage.set(row * width + column, Coverage.FULL);
            }
        }
    }
}
