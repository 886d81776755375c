package dev.easel.core.image;

import java.util.Locale;

/** A field of an Images API request that only some models know. */
public enum Parameter {
    QUALITY,
    STYLE,
    BACKGROUND,
    OUTPUT_FORMAT,
    OUTPUT_COMPRESSION,
    MODERATION,
    INPUT_FIDELITY,
    RESPONSE_FORMAT,
    USER,
    SAFETY_IDENTIFIER,
    STREAM,
    PARTIAL_IMAGES;

    /** As the API spells it: {@code output_format}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}
