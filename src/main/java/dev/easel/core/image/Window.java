package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;

/**
 * The rectangle of an original that a fitted image shows, in the original's pixels. It may reach beyond the original:
 * what lies there is padding.
 */
public record Window(int x, int y, Pixels size) {
    /** All of an image and nothing else. */
    public static Window all(Pixels size) {
        return new Window(0, 0, size);
    }
}
