package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.Arrays;

/** How much of each pixel is to be repainted: 0 keeps it, 255 repaints it wholly. */
final class Coverage {
    static final int FULL = 0xFF;
    private final Pixels size;
    private final byte[] values;

    Coverage(Pixels size) {
        this.size = size;
        values = new byte[Math.multiplyExact(size.width(), size.height())];
    }

    /** What a mask in the API's sense means: transparent is repainted. */
    static Coverage ofMask(Bitmap mask) {
        Coverage coverage = new Coverage(mask.size());
        int[] argb = mask.argb();
        for (int index = 0; index < argb.length; index++) {
            coverage.set(index, FULL - (argb[index] >>> 24));
        }
        return coverage;
    }

    Pixels size() {
        return size;
    }

    int pixels() {
        return values.length;
    }

    /** @param index of the pixel, row by row */
    int at(int index) {
        return values[index] & 0xFF;
    }

    void set(int index, int value) {
        values[index] = (byte) value;
    }

    /** Sets the pixels from the first index to before the other; nothing when there are none. */
    void fill(int from, int to, int value) {
        if (from < to) {
            Arrays.fill(values, from, to, (byte) value);
        }
    }

    void invert() {
        for (int index = 0; index < values.length; index++) {
            values[index] = (byte) ~values[index];
        }
    }

    boolean empty() {
        for (byte value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** A black picture with holes. */
    Bitmap toMask() {
        Bitmap mask = Bitmap.blank(size);
        for (int index = 0; index < values.length; index++) {
            mask.argb()[index] = (FULL - at(index)) << 24;
        }
        return mask;
    }
}
