package dev.easel.core.text;

import java.util.List;
import java.util.Locale;

/** The words with which a platform lists what people can do: short enough for a menu. Immutable. */
public final class MenuWording {
    /** The languages that there are beside English. */
    public static final List<Locale> TRANSLATIONS = List.of(Locale.GERMAN);

    private final Phrases phrases;

    private MenuWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In one of the {@link #TRANSLATIONS}, else in English. */
    public static MenuWording in(Locale locale) {
        return new MenuWording(Phrases.of(locale));
    }

    /** A name or a description: {@code gallery}, {@code mydata.export}. */
    public String text(String key) {
        return phrases.say("menu." + key);
    }
}
