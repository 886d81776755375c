package dev.easel.core.prompt;

/**
 * A way of drawing whatever is asked for.
 *
 * @param template a prompt in which {@code {prompt}} stands for the asker's own words
 */
public record Style(String name, String template) {
    /** The longest name. */
    public static final int MAX_NAME = 60;

    /** Where the asker's words go. */
    public static final String PROMPT = "{prompt}";

    public Style {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a style's name has 1 to " + MAX_NAME + " characters");
        }
        if (!template.contains(PROMPT)) {
            throw new IllegalArgumentException("a style says where the prompt goes");
        }
    }

    /** The prompt that draws something in this style. */
    public String of(String prompt) {
        return template.replace(PROMPT, prompt);
    }
}
