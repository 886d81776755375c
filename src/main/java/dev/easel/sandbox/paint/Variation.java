package dev.easel.sandbox.paint;

/** Another version of a picture; the recipe's index decides which. */
public record Variation(Recipe recipe, Source source) implements Work {}
