package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;

/** How the camera was held: Exif's eight values, in their order, each named by what sets it right. */
enum Orientation {
    UPRIGHT,
    MIRROR,
    HALF_TURN,
    FLIP,
    TRANSPOSE,
    QUARTER_TURN_RIGHT,
    TRANSVERSE,
    QUARTER_TURN_LEFT;

    /** Values that Exif doesn't know mean nothing. */
    static Orientation of(int exif) {
        return exif < 1 || exif > values().length ? UPRIGHT : values()[exif - 1];
    }

    private boolean swapsEdges() {
        return this == TRANSPOSE || this == QUARTER_TURN_RIGHT || this == TRANSVERSE || this == QUARTER_TURN_LEFT;
    }

    Bitmap apply(Bitmap image) {
        if (this == UPRIGHT) {
            return image;
        }
        int width = swapsEdges() ? image.height() : image.width();
        int height = swapsEdges() ? image.width() : image.height();
        Bitmap turned = Bitmap.blank(new Pixels(width, height));
        int[] target = turned.argb();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                target[y * width + x] = image.at(sourceX(x, y, image), sourceY(x, y, image));
            }
        }
        return turned;
    }

    private int sourceX(int x, int y, Bitmap image) {
        return switch (this) {
            case UPRIGHT, FLIP -> x;
            case MIRROR, HALF_TURN -> image.width() - 1 - x;
            case TRANSPOSE, QUARTER_TURN_RIGHT -> y;
            case TRANSVERSE, QUARTER_TURN_LEFT -> image.width() - 1 - y;
        };
    }

    private int sourceY(int x, int y, Bitmap image) {
        return switch (this) {
            case UPRIGHT, MIRROR -> y;
            case HALF_TURN, FLIP -> image.height() - 1 - y;
            case TRANSPOSE, QUARTER_TURN_LEFT -> x;
            case QUARTER_TURN_RIGHT, TRANSVERSE -> image.height() - 1 - x;
        };
    }
}
