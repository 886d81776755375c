package dev.easel.engine;

import dev.easel.core.image.Fitted;
import dev.easel.core.image.ImageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as the provider gets it.
 *
 * @param original as it was admitted
 * @param fitted how the first image was made to what the model takes; absent for requests without images
 */
record Canvas(
        ImageRequest request,
        ImageRequest original,
        @Nullable Fitted fitted) {}
