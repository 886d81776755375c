package dev.easel.core.text;

import java.util.List;
import java.util.Locale;

/** The words about defaults that people set, in one language. Immutable. */
public final class SettingsWording {
    private final Phrases phrases;

    private SettingsWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static SettingsWording in(Locale locale) {
        return new SettingsWording(Phrases.of(locale));
    }

    /** Defaults that were used for a request. */
    public String applied(List<String> options) {
        return phrases.say("settings.applied", String.join(", ", options));
    }

    /** Defaults that this request can't have. */
    public String dropped(List<String> options) {
        return phrases.say("settings.dropped", String.join(", ", options));
    }
}
