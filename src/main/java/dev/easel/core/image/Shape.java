package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A size in words; each model has its own pixels for it. */
public enum Shape {
    SQUARE,
    LANDSCAPE,
    PORTRAIT;

    public static Optional<Shape> find(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(shape -> shape.name().equals(name))
                .findFirst();
    }

    /** Whether a size of {@code pixels} is this shape. */
    public boolean fits(Pixels pixels) {
        return switch (this) {
            case SQUARE -> pixels.width() == pixels.height();
            case LANDSCAPE -> pixels.width() > pixels.height();
            case PORTRAIT -> pixels.width() < pixels.height();
        };
    }
}
