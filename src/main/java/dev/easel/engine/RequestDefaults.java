package dev.easel.engine;

import dev.easel.core.image.ModelId;

/**
 * What is drawn when a request doesn't say.
 *
 * @param size {@code WxH}, {@code auto} or a shape
 * @param previews unfinished images to show of each while it is drawn, 0 to 3, where model and server can
 */
public record RequestDefaults(ModelId model, String quality, String size, int count, int previews) {}
