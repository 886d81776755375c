package dev.easel.core.image;

import org.jspecify.annotations.Nullable;

/**
 * An image, and its mask if it has one, made to what a model takes.
 *
 * @param mask of the same size as {@code image}
 * @param window what of the original it shows; {@link Imaging#composite} needs it to put the answer back
 */
public record Fitted(ImageRef image, @Nullable Mask mask, Window window) {}
