package dev.easel.core.text;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What a request would be and cost, in one language. Immutable. */
public final class QuoteWording {
    private final Phrases phrases;

    private QuoteWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static QuoteWording in(Locale locale) {
        return new QuoteWording(Phrases.of(locale));
    }

    public String price(long images, long micros) {
        return phrases.say("quote.price", images, Phrases.dollars(micros, RoundingMode.UP));
    }

    public String model(String model) {
        return phrases.say("quote.model", model);
    }

    public String options(List<String> options) {
        return phrases.say("quote.options", String.join(", ", options));
    }

    /** What remains of every allowance. */
    public String quota(List<String> left) {
        return phrases.say("quote.quota", String.join(", ", left));
    }

    public String left(Caption.Left left) {
        return Wording.left(left, phrases);
    }

    public String tooMuch() {
        return phrases.say("quote.too-much");
    }
}
