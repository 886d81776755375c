package dev.easel.core.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be pressed beside a message, for every platform to show in its own way.
 *
 * @param action what it does
 * @param subject to what: a job's id
 */
public record Control(Action action, String subject) {
    private static final char BETWEEN = ':';

    /** What a control does. */
    public enum Action {
        /** Gives up a job that waits. */
        CANCEL
    }

    public static Control cancel(String job) {
        return new Control(Action.CANCEL, job);
    }

    /** For a platform to keep and give back, at most 40 characters: {@code cancel:01hx…}. */
    public String text() {
        return action.name().toLowerCase(Locale.ROOT) + BETWEEN + subject;
    }

    /** Reads what {@link #text} wrote; empty for anything else, such as a control of a newer version. */
    public static Optional<Control> find(String text) {
        int colon = text.indexOf(BETWEEN);
        return Arrays.stream(Action.values())
                .filter(action ->
                        colon > 0 && action.name().toLowerCase(Locale.ROOT).equals(text.substring(0, colon)))
                .map(action -> new Control(action, text.substring(colon + 1)))
                .findFirst();
    }
}
