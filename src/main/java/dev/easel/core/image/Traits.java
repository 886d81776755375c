package dev.easel.core.image;

import org.jspecify.annotations.Nullable;

/**
 * By what a kept image is known again.
 *
 * @param stamp absent in files that never had one
 */
public record Traits(@Nullable Stamp stamp, Likeness likeness) {}
