package dev.easel.provider.openai;

import dev.easel.core.image.Dialect.PromptRule;
import dev.easel.core.image.Prompt;
import java.nio.charset.StandardCharsets;

/** Makes a prompt mean its words: what a server would take for an instruction doesn't reach it. */
final class PromptFilter {
    private static final String OPEN = "<sd_cpp_extra_args>";
    private static final String CLOSE = "</sd_cpp_extra_args>";
    private static final String BAR = "|";
    private static final String LOOKS_LIKE_A_BAR = "\u2502";

    private PromptFilter() {}

    /** The words to send; empty when nothing else was in it. */
    static String apply(Prompt prompt, PromptRule rule) {
        String words = wellFormed(prompt.text());
        return switch (rule) {
            case VERBATIM -> words;
            case NO_BARS -> words.replace(BAR, LOOKS_LIKE_A_BAR); // LocalAI splits there and knows no escape
            case NO_SD_CPP_TAGS -> withoutTags(words).strip();
        };
    }

    /** Half an emoji, cut off somewhere, has no UTF-8; it becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** From the innermost tag outwards, and again, because what is left may join to another tag. */
    private static String withoutTags(String text) {
        StringBuilder words = new StringBuilder(text);
        int close = words.indexOf(CLOSE);
        int open = words.lastIndexOf(OPEN);
        while (close >= 0 || open >= 0) {
            if (close >= 0) {
                int start = words.lastIndexOf(OPEN, close);
                words.delete(start < 0 ? close : start, close + CLOSE.length());
            } else {
                words.delete(open, open + OPEN.length());
            }
            close = words.indexOf(CLOSE);
            open = words.lastIndexOf(OPEN);
        }
        return words.toString();
    }
}
