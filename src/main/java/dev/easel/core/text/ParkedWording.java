package dev.easel.core.text;

import java.util.Locale;

/** What whoever asked reads about a job that was put aside for the operator, in one language. Immutable. */
public final class ParkedWording {
    private final Phrases phrases;

    private ParkedWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static ParkedWording in(Locale locale) {
        return new ParkedWording(Phrases.of(locale));
    }

    /** It is put aside, and nothing was drawn. */
    public UserMessage parked() {
        return whisper(phrases.say("parked"));
    }

    /** It is put aside, and some images were drawn. */
    public UserMessage parkedWithImages() {
        return whisper(phrases.say("parked.images"));
    }

    /** It is given up, and nothing was drawn. */
    public UserMessage givenUp() {
        return whisper(phrases.say("parked.over"));
    }

    /** It is given up, and the images stay where they are kept. */
    public UserMessage givenUpWithImages() {
        return whisper(phrases.say("parked.over.images"));
    }

    private static UserMessage whisper(String text) {
        return new UserMessage(text, Visibility.WHISPERED, Remedy.NONE);
    }
}
