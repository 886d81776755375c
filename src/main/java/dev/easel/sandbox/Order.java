package dev.easel.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A request that every rule was satisfied with; what was left to the server is decided.
 *
 * @param prompt empty for variations
 * @param background {@code transparent} or {@code opaque}
 * @param compression encoder quality from 0 to 100
 * @param style {@code vivid} or {@code natural} where the model knows styles
 * @param partials how many earlier states of each image go ahead of it in a stream
 * @param sourceTokens what the pictures that came with the request are charged for
 * @param safetyIdentifier the effective one, when any was given
 */
record Order(
        Model model,
        String prompt,
        int count,
        int width,
        int height,
        String quality,
        Delivery delivery,
        String format,
        int compression,
        String background,
        @Nullable String style,
        int partials,
        int sourceTokens,
        @Nullable String safetyIdentifier) {

    /** How images travel. */
    enum Delivery {
        URL,
        BASE64,
        EVENTS
    }

    String size() {
        return width + "x" + height;
    }
}
