package dev.easel.core.text;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The words about what waits for its asker: what a request may cost, and what there is already. Immutable. */
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

    /**
     * The same was asked for before, and its images are kept.
     *
     * @param day when they were asked for
     * @param micros what it would cost to draw them again, at most; 0 to leave it out
     */
    public UserMessage reuse(int images, LocalDate day, LocalDate today, long micros, Duration stands) {
        String when = day(day, today);
        String ends = phrases.duration(stands);
        return UserMessage.whisper(
                micros == 0
                        ? phrases.say("offer.reuse", images, when, ends)
                        : phrases.say(
                                "offer.reuse-or-pay", images, when, ends, Phrases.dollars(micros, RoundingMode.UP)));
    }

    /** Beside images that are shown once more: when they were asked for, and that they cost nothing. */
    public String reused(int images, LocalDate day, LocalDate today) {
        return phrases.say("offer.reused", images, day(day, today));
    }

    private String day(LocalDate day, LocalDate today) {
        if (!day.isBefore(today)) {
            return phrases.say("offer.today");
        }
        if (day.equals(today.minusDays(1))) {
            return phrases.say("offer.yesterday");
        }
        return phrases.say(
                "offer.day",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(phrases.locale())
                        .format(day));
    }

    /** To whoever took images of before. */
    public UserMessage free() {
        return UserMessage.whisper(phrases.say("offer.free"));
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

    /** To whoever answers an offer once more. */
    public UserMessage answered() {
        return UserMessage.whisper(phrases.say("offer.answered"));
    }

    /** In place of an offer that nobody answered in time. */
    public UserMessage over() {
        return UserMessage.whisper(phrases.say("offer.over"));
    }

    /** On a page beside the conversation in which the offer was made. */
    public UserMessage elsewhere() {
        return UserMessage.whisper(phrases.say("offer.elsewhere"));
    }
}
