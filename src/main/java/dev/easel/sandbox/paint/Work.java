package dev.easel.sandbox.paint;

/** One image to be made: from words alone, from a picture and words, or from a picture alone. */
public sealed interface Work permits Recipe, Retouch, Variation {
    /** Size, format and chance of the result. */
    Recipe recipe();
}
