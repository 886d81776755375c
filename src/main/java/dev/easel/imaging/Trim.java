package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.ArrayList;
import java.util.List;

/** Which shares of an image's width and height were cut off at its sides. */
record Trim(double left, double top, double right, double bottom) {
    static final Trim NONE = new Trim(0, 0, 0, 0);

    private static final double WHOLE = 0.05;
    private static final double HALF = 0.025;
    private static final int SIDES = 4;

    /** A twentieth at any of the sides, and half of that at all. */
    static List<Trim> usual() {
        List<Trim> usual = new ArrayList<>();
        for (int sides = 1; sides < 1 << SIDES; sides++) {
            usual.add(new Trim(
                    (sides & 1) * WHOLE, (sides >> 1 & 1) * WHOLE, (sides >> 2 & 1) * WHOLE, (sides >> 3 & 1) * WHOLE));
        }
        usual.add(new Trim(HALF, HALF, HALF, HALF));
        return usual;
    }

    /** One side trimmed a little more, or less. */
    Trim moved(int side, double by) {
        return switch (side) {
            case 0 -> new Trim(left + by, top, right, bottom);
            case 1 -> new Trim(left, top + by, right, bottom);
            case 2 -> new Trim(left, top, right + by, bottom);
            default -> new Trim(left, top, right, bottom + by);
        };
    }

    boolean within(double most) {
        return Math.min(Math.min(left, top), Math.min(right, bottom)) >= 0
                && Math.max(Math.max(left, top), Math.max(right, bottom)) <= most;
    }

    double width() {
        return 1 - left - right;
    }

    double height() {
        return 1 - top - bottom;
    }

    /** What was trimmed, in its first size, with mirrored edges. */
    Bitmap undone(Bitmap trimmed) {
        Pixels size =
                new Pixels((int) Math.round(trimmed.width() / width()), (int) Math.round(trimmed.height() / height()));
        int first = (int) Math.round(size.width() * left);
        int upper = (int) Math.round(size.height() * top);
        Bitmap whole = Bitmap.blank(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                whole.argb()[y * size.width() + x] =
                        trimmed.at(mirrored(x - first, trimmed.width()), mirrored(y - upper, trimmed.height()));
            }
        }
        return whole;
    }

    private static int mirrored(int place, int length) {
        int inside = place < 0 ? -place - 1 : place;
        return inside < length ? inside : 2 * length - 1 - inside;
    }
}
