package dev.easel.core.text;

import java.util.Locale;

/** The words about the rules of the house, in one language. Immutable. */
public final class HouseWording {
    private final Phrases phrases;

    private HouseWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static HouseWording in(Locale locale) {
        return new HouseWording(Phrases.of(locale));
    }

    /** Why somebody is sent out for a while. */
    public String timeOut(int refusals) {
        return phrases.say("house.time-out", refusals);
    }
}
