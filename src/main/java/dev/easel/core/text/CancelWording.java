package dev.easel.core.text;

import java.util.Locale;

/** What whoever presses Cancel reads, in one language. Immutable. */
public final class CancelWording {
    private final Phrases phrases;

    private CancelWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static CancelWording in(Locale locale) {
        return new CancelWording(Phrases.of(locale));
    }

    /** Somebody gave up another one's job. */
    public UserMessage cancelledForOther() {
        return whisper(phrases.say("cancel.done"));
    }

    /** To whoever cancelled a request of which some images are there. */
    public UserMessage restCancelled() {
        return whisper(phrases.say("cancel.rest"));
    }

    /** A job can't be given up any more, because it is being drawn. */
    public UserMessage tooLateToCancel() {
        return whisper(phrases.say("cancel.too-late"));
    }

    /** A job can't be given up, because it is over. */
    public UserMessage nothingToCancel() {
        return whisper(phrases.say("cancel.over"));
    }

    /** Only whoever asked, or an operator, may give a job up. */
    public UserMessage notYoursToCancel() {
        return whisper(phrases.say("cancel.not-yours"));
    }

    private static UserMessage whisper(String text) {
        return new UserMessage(text, Visibility.WHISPERED, Remedy.NONE);
    }
}
