package dev.easel.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes samples out of the JDK's images as they are. Its own conversion would take grey values for linear light and
 * brighten them.
 */
final class Rasters {
    private Rasters() {}

    static Bitmap toBitmap(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (!(colours instanceof IndexColorModel palette)) {
            return toBitmap(image.getRaster());
        }
        int[] table = new int[palette.getMapSize()];
        palette.getRGBs(table);
        Raster raster = image.getRaster();
        int width = raster.getWidth();
        int[] argb = new int[Math.multiplyExact(width, raster.getHeight())];
        raster.getSamples(0, 0, width, raster.getHeight(), 0, argb);
        for (int index = 0; index < argb.length; index++) {
            argb[index] = argb[index] < table.length ? table[argb[index]] : 0xFF000000;
        }
        return new Bitmap(width, raster.getHeight(), argb);
    }

    /** Bands are grey; grey and alpha; red, green, blue; or those and alpha. */
    static Bitmap toBitmap(Raster raster) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int bits = raster.getSampleModel().getSampleSize(0);
        int[] argb = new int[Math.multiplyExact(width, raster.getHeight())];
        int[] row = new int[Math.multiplyExact(width, bands)];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = pixel(row, x * bands, bands, bits);
            }
        }
        return new Bitmap(width, raster.getHeight(), argb);
    }

    private static int pixel(int[] row, int at, int bands, int bits) {
        int first = to8(row[at], bits);
        int green = bands < 3 ? first : to8(row[at + 1], bits);
        int blue = bands < 3 ? first : to8(row[at + 2], bits);
        int alpha = bands % 2 == 1 ? 0xFF : to8(row[at + bands - 1], bits);
        return alpha << 24 | first << 16 | green << 8 | blue;
    }

    private static int to8(int sample, int bits) {
        return switch (bits) {
            case 8 -> sample;
            case 16 -> (sample * 255 + 32_895) >> 16;
            default -> sample * 255 / ((1 << bits) - 1);
        };
    }
}
