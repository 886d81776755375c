package dev.easel.core.text;

import java.util.Locale;

/** The words on what can be pressed, in one language. Immutable. */
public final class ControlWording {
    private final Phrases phrases;

    private ControlWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static ControlWording in(Locale locale) {
        return new ControlWording(Phrases.of(locale));
    }

    /**
     * A label.
     *
     * @param action a control's word, such as {@code again}
     * @param position which image it means, from 1
     */
    public String label(String action, int position) {
        return phrases.say("control." + action, position);
    }
}
