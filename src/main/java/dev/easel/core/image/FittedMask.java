package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * A mask of its image's size.
 *
 * @param scaledFrom the size that somebody drew it in, when that was another one
 */
public record FittedMask(Mask mask, @Nullable Pixels scaledFrom) {}
