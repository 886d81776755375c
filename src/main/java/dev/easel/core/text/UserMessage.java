package dev.easel.core.text;

/**
 * Words for people: plain text that may hold what somebody typed, so every adapter escapes it. Only {@link Wording}
 * makes one.
 */
public final class UserMessage {
    private final String text;
    private final Visibility visibility;
    private final Remedy remedy;

    UserMessage(String text, Visibility visibility, Remedy remedy) {
        this.text = text;
        this.visibility = visibility;
        this.remedy = remedy;
    }

    /** For its addressee alone; nothing went wrong. */
    static UserMessage whisper(String text) {
        return new UserMessage(text, Visibility.WHISPERED, Remedy.NONE);
    }

    public String text() {
        return text;
    }

    public Visibility visibility() {
        return visibility;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Never the text: it may hold a prompt. */
    @Override
    public String toString() {
        return "UserMessage[" + visibility + ", " + remedy + "]";
    }
}
