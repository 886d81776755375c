package dev.easel.core.text;

import java.time.Duration;
import java.util.Locale;

/** The words about painting masks. Immutable. */
public final class MaskWording {
    private final Phrases phrases;

    private MaskWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static MaskWording in(Locale locale) {
        return new MaskWording(Phrases.of(locale));
    }

    /** Where to paint: for whoever asked, and nobody else. */
    public UserMessage link(String url, Duration lives) {
        return new UserMessage(
                phrases.say("mask.link", url, phrases.duration(lives)), Visibility.WHISPERED, Remedy.NONE);
    }
}
