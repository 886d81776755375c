package dev.easel.core.image;

/** The three operations of the Images API. */
public enum Operation {
    GENERATION,
    EDIT,
    VARIATION
}
