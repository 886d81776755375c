package dev.easel.core.image;

import org.jspecify.annotations.Nullable;

/**
 * One image that a model drew.
 *
 * @param revisedPrompt what the model made of the prompt, if it said
 */
public record GeneratedImage(ImageRef image, @Nullable String revisedPrompt) {}
