package dev.easel.core.image;

import org.jspecify.annotations.Nullable;

/**
 * What to draw, never blank. Never printed: prompts stay out of logs.
 *
 * @param text as the model reads it
 * @param asked what its sender typed, where Easel put words of its own before it; may be empty then
 */
public record Prompt(String text, @Nullable String asked) {
    public Prompt {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a prompt is not blank");
        }
    }

    /** A sender's own words alone. */
    public Prompt(String text) {
        this(text, null);
    }

    /** A sender's words behind some of Easel's. */
    public static Prompt behind(String preface, String asked) {
        return new Prompt((preface + " " + asked).strip(), asked);
    }

    /** What people are shown: the sender's words. */
    public String shown() {
        return asked == null ? text : asked;
    }

    /** The length that the API counts: Unicode code points, so an emoji counts once. */
    public int codePoints() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Prompt[" + codePoints() + " code points]";
    }
}
