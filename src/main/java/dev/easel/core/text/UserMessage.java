package dev.easel.core.text;

/**
 * Words for people: plain text that may hold what somebody typed, so every adapter escapes it. Only {@link Wording}
 * makes one.
 */
public final class UserMessage {
    private final String text;
    private final Visibility visibility;

    UserMessage(String text, Visibility visibility) {
        this.text = text;
        this.visibility = visibility;
    }

    public String text() {
        return text;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** Visibility only: the text may hold a prompt. */
    @Override
    public String toString() {
        return "UserMessage[" + visibility + "]";
    }
}
