package dev.easel.core.image;

import org.jspecify.annotations.Nullable;

/**
 * One image that a model drew.
 *
 * @param revisedPrompt what the model made of the prompt, if it said
 * @param changeOutside how much the model had visibly changed outside of the mask, 0 to 1, before the original was put
 *     back there; absent without a mask
 */
public record GeneratedImage(
        ImageRef image,
        @Nullable String revisedPrompt,
        @Nullable Double changeOutside) {
    /** As a provider answers. */
    public GeneratedImage(ImageRef image, @Nullable String revisedPrompt) {
        this(image, revisedPrompt, null);
    }
}
