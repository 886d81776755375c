package dev.easel.core.text;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** The words about what a request may cost, before it runs. Immutable. */
public final class OfferWording {
    private final Phrases phrases;

    private OfferWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static OfferWording in(Locale locale) {
        return new OfferWording(Phrases.of(locale));
    }

    /**
     * What it would cost, at most.
     *
     * @param detail what it would be drawn with
     */
    public UserMessage offer(long images, long micros, String detail, Duration stands) {
        String price = Phrases.dollars(micros, RoundingMode.UP);
        return UserMessage.whisper(phrases.say("offer.price", images, price, detail, phrases.duration(stands)));
    }

    public UserMessage confirmed() {
        return UserMessage.whisper(phrases.say("offer.confirmed"));
    }

    /** In place of an offer that was confirmed there is another one, at a higher price. */
    public UserMessage dearer() {
        return UserMessage.whisper(phrases.say("offer.dearer"));
    }

    public UserMessage declined() {
        return UserMessage.whisper(phrases.say("offer.declined"));
    }

    /** On a page beside the conversation in which the offer was made. */
    public UserMessage elsewhere() {
        return UserMessage.whisper(phrases.say("offer.elsewhere"));
    }
}
