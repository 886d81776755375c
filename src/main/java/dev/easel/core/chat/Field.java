package dev.easel.core.chat;

import java.util.List;

/**
 * A line of a {@link Form}.
 *
 * @param word an option's word, or {@link #PROMPT}
 * @param label what stands beside it
 * @param value what it holds at first; may be empty
 * @param maxLength characters at most
 */
public record Field(String word, String label, String value, Kind kind, Presence presence, int maxLength) {
    /** The word of the field that becomes a submission's text. */
    public static final String PROMPT = "prompt";

    /** How a field is filled in. */
    public sealed interface Kind {
        /** One line of text. */
        record Line() implements Kind {}

        /** Several lines of text. */
        record Paragraph() implements Kind {}

        /** One of these; where a platform has no such thing, a line of text that says which there are. */
        record Choice(List<String> values) implements Kind {
            public Choice {
                values = List.copyOf(values);
            }
        }
    }

    /** Whether a field may be left empty. */
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }
}
