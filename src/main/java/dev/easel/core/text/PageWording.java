package dev.easel.core.text;

import java.util.Locale;
import java.util.Map;

/** The words on web pages, in one language. Immutable. */
public final class PageWording {
    private static final int NOT_SIGNED_IN = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int MISDIRECTED = 421;
    private static final int TOO_OFTEN = 429;
    private static final int BROKEN = 500;

    private final Phrases phrases;

    private PageWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the reader's language where there is a translation, else in English. */
    public static PageWording in(Locale locale) {
        return new PageWording(Phrases.of(locale));
    }

    /** The language of the words, as HTML's {@code lang} wants it: {@code en}. */
    public String language() {
        return phrases.locale().toLanguageTag();
    }

    /** The fixed words of a page, {@code page.playground.send} as {@code send}, for its template to name. */
    public Map<String, String> words(String page) {
        return phrases.area("page." + page + ".");
    }

    /**
     * What a reaction to a picture asks for.
     *
     * @param meaning of the emoji: vary, again or delete
     */
    public String reaction(String meaning) {
        return switch (meaning) {
            case "vary" -> phrases.say("page-reaction.vary");
            case "again" -> phrases.say("page-reaction.again");
            default -> phrases.say("page-reaction.delete");
        };
    }

    /** The heading of an error page. */
    public String errorTitle(int status) {
        return status == NOT_FOUND ? phrases.say("page-error.title.missing") : phrases.say("page-error.title");
    }

    /**
     * What went wrong and what to do.
     *
     * @param status of HTTP, 400 to 599
     * @param incident to look up in the log; empty when nothing broke
     */
    public String error(int status, String incident) {
        return switch (status) {
            case NOT_SIGNED_IN -> phrases.say("page-error.signed-out");
            case FORBIDDEN -> phrases.say("page-error.forbidden");
            case NOT_FOUND -> phrases.say("page-error.missing");
            case TOO_LARGE -> phrases.say("page-error.too-large");
            case MISDIRECTED -> phrases.say("page-error.misdirected");
            case TOO_OFTEN -> phrases.say("page-error.too-often");
            default -> status >= BROKEN ? broken(incident) : phrases.say("page-error.request");
        };
    }

    private String broken(String incident) {
        return incident.isEmpty() ? phrases.say("page-error.broken") : phrases.say("page-error.incident", incident);
    }
}
