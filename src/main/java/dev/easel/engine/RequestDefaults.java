package dev.easel.engine;

import dev.easel.core.image.ModelId;

/**
 * What is drawn when a request doesn't say.
 *
 * @param size {@code WxH}, {@code auto} or a shape
 */
public record RequestDefaults(ModelId model, String quality, String size, int count) {}
