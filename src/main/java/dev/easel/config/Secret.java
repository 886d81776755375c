package dev.easel.config;

/** A key or token. Prints as {@code ***}, so that it can't reach a log by accident. */
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
