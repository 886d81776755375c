package dev.easel.core.image;

/**
 * What a model drew, put into the original.
 *
 * @param image a PNG in the original's size, equal to the original in every pixel that the mask keeps
 * @param changeOutside how much of the kept area the model had visibly changed by itself, 0 to 1
 */
public record Composite(ImageRef image, double changeOutside) {}
