package dev.easel.core.image;

/** What to draw, in a person's words, never blank. Never printed: prompts stay out of logs. */
public record Prompt(String text) {
    public Prompt {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a prompt is not blank");
        }
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
