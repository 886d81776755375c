package dev.easel.imaging;

import java.awt.image.Raster;

/** Mixes the four inks of a JPEG for print into the colours of a screen, without their profile. */
final class CmykInks {
    private CmykInks() {}

    static Bitmap toBitmap(Raster raster, JpegColour colour) {
        int width = raster.getWidth();
        int[] argb = new int[Math.multiplyExact(width, raster.getHeight())];
        int[] row = new int[width * 4];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = mix(row, 4 * x, colour);
            }
        }
        return new Bitmap(width, raster.getHeight(), argb);
    }

    private static int mix(int[] row, int at, JpegColour colour) {
        if (colour.ycck()) {
            separate(row, at);
        }
        int flip = colour.inverted() ? 0 : 0xFF;
        int paper = row[at + 3] ^ flip;
        return 0xFF000000
                | shade(row[at] ^ flip, paper) << 16
                | shade(row[at + 1] ^ flip, paper) << 8
                | shade(row[at + 2] ^ flip, paper);
    }

    private static int shade(int ink, int paper) {
        return (ink * paper + 127) / 255;
    }

    /** From luma and chroma to the three inks (ITU-T T.871, 7). */
    private static void separate(int[] row, int at) {
        double y = row[at];
        double cb = row[at + 1] - 128.0;
        double cr = row[at + 2] - 128.0;
        row[at] = 255 - clamp(y + 1.402 * cr);
        row[at + 1] = 255 - clamp(y - 0.344136 * cb - 0.714136 * cr);
        row[at + 2] = 255 - clamp(y + 1.772 * cb);
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
