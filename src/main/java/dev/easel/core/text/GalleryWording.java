package dev.easel.core.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** The words beside somebody's own pictures, in one language. Immutable. */
public final class GalleryWording {
    private final Phrases phrases;
    private final DateTimeFormatter days;

    private GalleryWording(Phrases phrases) {
        this.phrases = phrases;
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(phrases.locale());
    }

    /** How much of a request is shown. */
    public enum Shown {
        /** All its pictures. */
        WHOLE,
        /** Not all: they are too large for a message. */
        TOO_LARGE,
        /** None: they are for adults, and the place is not. */
        ELSEWHERE
    }

    /** In the person's language where there is a translation, else in English. */
    public static GalleryWording in(Locale locale) {
        return new GalleryWording(Phrases.of(locale));
    }

    /** Nothing was drawn yet; how the command that draws is called. */
    public UserMessage empty(String call) {
        return UserMessage.whisper(phrases.say("gallery.empty", call));
    }

    /** All of them are behind a link; how the command is called that gives the texts, too. */
    public UserMessage zip(String url, Duration lives, String call) {
        return UserMessage.whisper(phrases.say("gallery.zip", phrases.duration(lives), call) + "\n" + url);
    }

    /** There is no link; how the command is called that gives everything in files. */
    public UserMessage noZip(String call) {
        return UserMessage.whisper(phrases.say("gallery.no-zip", call));
    }

    /** The name of a file that says that not everything had room. */
    public String rest() {
        return phrases.say("gallery.rest");
    }

    /** What was typed is no day. */
    public UserMessage noDay(String typed) {
        return UserMessage.whisper(phrases.say("gallery.no-day", typed));
    }

    /** None goes by these words. */
    public UserMessage nothingFound() {
        return UserMessage.whisper(phrases.say("gallery.nothing"));
    }

    /** Some of them, by their lines. */
    public UserMessage page(List<String> lines) {
        return UserMessage.whisper(phrases.say("gallery.head") + "\n• " + String.join("\n• ", lines));
    }

    /**
     * One request.
     *
     * @param words may be empty
     * @param shown how much of it is shown here
     */
    public String line(String words, LocalDate day, String model, int pictures, Shown shown) {
        String title = words.isEmpty() ? phrases.say("title.variation") : phrases.say("caption", words);
        String line =
                phrases.say("gallery.line", title, days.format(day), model, phrases.say("quota.pictures", pictures));
        return switch (shown) {
            case WHOLE -> line;
            case TOO_LARGE -> line + " " + phrases.say("gallery.too-large");
            case ELSEWHERE -> line + " " + phrases.say("gallery.adults");
        };
    }
}
