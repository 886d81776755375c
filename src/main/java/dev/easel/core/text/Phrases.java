package dev.easel.core.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The message bundle of one language: fills in sentences, and writes lists, money and durations. Immutable. */
final class Phrases {
    private static final long MICROS_PER_CENT = 10_000;

    private final Locale locale;
    private final ResourceBundle bundle;

    private Phrases(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /** The bundle nearest to the locale; English when there is none. */
    static Phrases of(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        // Numbers follow the language of the words around them, not the person's: no Arabic digits in English.
        Locale language = bundle.getLocale();
        return new Phrases(language.equals(Locale.ROOT) ? Locale.ENGLISH : language, bundle);
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    Locale locale() {
        return locale;
    }

    /** All sentences whose keys begin so, by the rest of their keys; they have no places to fill in. */
    Map<String, String> area(String prefix) {
        return bundle.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(key -> key.substring(prefix.length()), this::say));
    }

    /** {@code a, b or c}. */
    String listOr(List<String> items) {
        if (items.size() < 2) {
            return items.isEmpty() ? "" : items.getFirst();
        }
        return say("list.or", String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
    }

    /**
     * Whole cents, or tenths of a cent for less than one: {@code 1.25}, {@code 0.006}.
     *
     * @param rounding up for what may be asked for, down for what is left, so that a refusal never seems to have room
     */
    static String dollars(long micros, RoundingMode rounding) {
        int places = micros == 0 || micros >= MICROS_PER_CENT ? 2 : 3;
        return BigDecimal.valueOf(micros, 6).setScale(places, rounding).toPlainString();
    }

    /** A day and a time of day, in UTC. */
    String time(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(time.atZone(ZoneOffset.UTC))
                + " UTC";
    }

    /** In its largest fitting unit, rounded up: {@code 3 hours}. */
    String duration(Duration duration) {
        long minutes = Math.max(1, Math.ceilDiv(duration.toSeconds(), 60));
        if (minutes < 60) {
            return say("duration.minutes", minutes);
        }
        long hours = Math.ceilDiv(minutes, 60);
        return hours <= 48 ? say("duration.hours", hours) : say("duration.days", Math.ceilDiv(hours, 24));
    }
}
