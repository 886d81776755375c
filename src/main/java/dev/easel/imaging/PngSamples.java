package dev.easel.imaging;

import java.util.Arrays;

/** How an image's pixels are written: by a palette when there are few colours, with alpha when it is needed. */
final class PngSamples {
    private static final int MAX_COLOURS = 256;
    private static final int[] NO_PALETTE = {};

    private final int[] palette;
    private final boolean opaque;

    private PngSamples(int[] palette, boolean opaque) {
        this.palette = palette;
        this.opaque = opaque;
    }

    static PngSamples of(Bitmap image) {
        return new PngSamples(palette(image.argb()), image.opaque());
    }

    /** All colours in ascending order, none when they are too many. */
    private static int[] palette(int[] argb) {
        int[] colours = new int[MAX_COLOURS];
        int count = 0;
        int last = ~argb[0];
        for (int pixel : argb) {
            if (pixel == last) {
                continue;
            }
            last = pixel;
            int place = Arrays.binarySearch(colours, 0, count, pixel);
            if (place < 0) {
                if (count == MAX_COLOURS) {
                    return NO_PALETTE;
                }
                System.arraycopy(colours, -place - 1, colours, -place, count + place + 1);
                colours[-place - 1] = pixel;
                count++;
            }
        }
        return Arrays.copyOf(colours, count);
    }

    int[] palette() {
        return palette;
    }

    byte[] paletteColours() {
        byte[] colours = new byte[3 * palette.length];
        for (int index = 0; index < palette.length; index++) {
            putRgb(colours, 3 * index, palette[index]);
        }
        return colours;
    }

    byte[] paletteAlphas() {
        byte[] alphas = new byte[palette.length];
        for (int index = 0; index < palette.length; index++) {
            alphas[index] = (byte) (palette[index] >>> 24);
        }
        return alphas;
    }

    int colourType() {
        if (palette.length > 0) {
            return PngHeader.PALETTE;
        }
        return opaque ? PngHeader.RGB : PngHeader.RGBA;
    }

    int bytesPerPixel() {
        if (palette.length > 0) {
            return 1;
        }
        return opaque ? 3 : 4;
    }

    /** Fills a row behind the byte that names its filter. */
    void writeRow(Bitmap image, int y, byte[] row) {
        int at = 1;
        for (int x = 0; x < image.width(); x++) {
            int pixel = image.at(x, y);
            if (palette.length > 0) {
                row[at] = (byte) Arrays.binarySearch(palette, pixel);
            } else {
                putRgb(row, at, pixel);
                if (!opaque) {
                    row[at + 3] = (byte) (pixel >>> 24);
                }
            }
            at += bytesPerPixel();
        }
    }

    private static void putRgb(byte[] target, int at, int pixel) {
        target[at] = (byte) (pixel >> 16);
        target[at + 1] = (byte) (pixel >> 8);
        target[at + 2] = (byte) pixel;
    }
}
