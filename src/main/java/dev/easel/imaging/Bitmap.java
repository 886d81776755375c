package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.Arrays;

/** An image in memory: 8 bits each of alpha, red, green and blue, not premultiplied, row by row. */
final class Bitmap {
    private final int width;
    private final int height;
    private final int[] argb;

    Bitmap(int width, int height, int[] argb) {
        if (argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("a pixel for every place");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /** Transparent black. */
    static Bitmap blank(Pixels size) {
        return new Bitmap(size.width(), size.height(), new int[Math.multiplyExact(size.width(), size.height())]);
    }

    static Bitmap filled(Pixels size, int colour) {
        Bitmap bitmap = blank(size);
        Arrays.fill(bitmap.argb, colour);
        return bitmap;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Pixels size() {
        return new Pixels(width, height);
    }

    /** The pixels themselves, no copy. */
    int[] argb() {
        return argb;
    }

    int at(int x, int y) {
        return argb[y * width + x];
    }

    /** Whether no pixel lets anything through. */
    boolean opaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** A copy as it is seen on white; opaque. */
    Bitmap onWhite() {
        int[] seen = new int[argb.length];
        for (int at = 0; at < seen.length; at++) {
            int alpha = argb[at] >>> 24;
            int white = 0xFF * (0xFF - alpha);
            seen[at] = 0xFF << 24
                    | mixed(argb[at] >> 16 & 0xFF, alpha, white) << 16
                    | mixed(argb[at] >> 8 & 0xFF, alpha, white) << 8
                    | mixed(argb[at] & 0xFF, alpha, white);
        }
        return new Bitmap(width, height, seen);
    }

    private static int mixed(int colour, int alpha, int white) {
        return (colour * alpha + white + 127) / 0xFF;
    }

    /** Copies what of another bitmap falls inside this one, its upper left corner at (left, top). */
    void put(Bitmap other, int left, int top) {
        int from = Math.max(0, -left);
        int count = Math.min(other.width, width - left) - from;
        if (count <= 0) {
            return;
        }
        for (int y = Math.max(0, -top); y < other.height && y + top < height; y++) {
            System.arraycopy(other.argb, y * other.width + from, argb, (y + top) * width + left + from, count);
        }
    }

    /** A copy of a rectangle inside of this bitmap. */
    Bitmap cut(int left, int top, Pixels size) {
        return cut(left, top, size, blank(size));
    }

    /** A copy of a rectangle; what lies beyond this bitmap is that of {@code beside}, which is of the same size. */
    Bitmap cut(int left, int top, Pixels size, Bitmap beside) {
        Bitmap piece = new Bitmap(size.width(), size.height(), beside.argb.clone());
        piece.put(this, -left, -top);
        return piece;
    }
}
