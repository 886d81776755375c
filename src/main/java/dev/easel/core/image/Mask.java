package dev.easel.core.image;

/** Where to repaint: a PNG of the same size as its image, transparent where the model may draw. */
public record Mask(ImageRef image) {
    public Mask {
        if (image.format() != ImageFormat.PNG) {
            throw new IllegalArgumentException("a mask is a PNG");
        }
    }
}
