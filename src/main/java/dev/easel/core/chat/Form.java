package dev.easel.core.chat;

import java.util.List;

/**
 * A few questions that a platform shows over the conversation.
 *
 * @param control what was pressed; comes back with the answers, in an {@link Incoming.Submission}
 * @param submit the words on the button that sends it
 * @param fields one to five
 */
public record Form(String title, Control control, String submit, List<Field> fields) {
    /** No more fit into the smallest form of a platform. */
    public static final int MAX_FIELDS = 5;

    public Form {
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException("a form has 1 to " + MAX_FIELDS + " fields");
        }
        fields = List.copyOf(fields);
    }
}
