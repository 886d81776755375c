package dev.easel.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A generations request that every rule was satisfied with; what was left to the server is decided.
 *
 * @param background {@code transparent} or {@code opaque}
 * @param compression encoder quality from 0 to 100
 * @param style {@code vivid} or {@code natural} where the model knows styles
 * @param safetyIdentifier the effective one, when any was given
 */
record Generation(
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
        @Nullable String safetyIdentifier) {

    /** How images travel. */
    enum Delivery {
        URL,
        BASE64
    }

    String size() {
        return width + "x" + height;
    }
}
