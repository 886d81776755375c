package dev.easel.provider.openai;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait, wherever it says so. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(\\.\\d+)?");
    private static final Pattern IN_WORDS = Pattern.compile(
            "try again in (?:(?<minutes>\\d{1,4})m(?!s))?(?:(?<number>\\d{1,9}(?:\\.\\d{1,9})?)(?<unit>ms|s))?",
            Pattern.CASE_INSENSITIVE);

    private RetryAfter() {}

    /** The most exact word first: milliseconds, then seconds or a date, then the message's last words. */
    static Optional<Duration> find(Headers headers, String message, InstantSource clock) {
        return number(headers.get("Retry-After-Ms"))
                .map(RetryAfter::ofMillis)
                .or(() -> number(headers.get("Retry-After")).map(seconds -> ofMillis(seconds * 1000)))
                .or(() -> untilDate(headers, clock))
                .or(() -> inWords(message))
                .map(RetryAfter::bounded);
    }

    private static Optional<Double> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(NUMBER.asMatchPredicate())
                .map(Double::valueOf);
    }

    /** Against the server's own clock if it tells the time, since ours may differ. */
    private static Optional<Duration> untilDate(Headers headers, InstantSource clock) {
        Date until = headers.getDate("Retry-After");
        if (until == null) {
            return Optional.empty();
        }
        Date now = headers.getDate("Date");
        Instant from = now == null ? clock.instant() : now.toInstant();
        return Optional.of(Duration.between(from, until.toInstant()));
    }

    /** "Please try again in 240ms", "in 12s", "in 1m2.5s" (api.openai.com, seen 2026). */
    private static Optional<Duration> inWords(String message) {
        Matcher words = IN_WORDS.matcher(message);
        if (!words.find() || (words.group("minutes") == null && words.group("number") == null)) {
            return Optional.empty();
        }
        Duration wait = Duration.ZERO;
        if (words.group("minutes") != null) {
            wait = wait.plusMinutes(Long.parseLong(words.group("minutes")));
        }
        if (words.group("number") != null) {
            double number = Double.parseDouble(words.group("number"));
            wait = wait.plus(ofMillis(words.group("unit").equalsIgnoreCase("ms") ? number : number * 1000));
        }
        return Optional.of(wait);
    }

    private static Duration ofMillis(double millis) {
        return Duration.ofMillis(Math.round(Math.ceil(millis)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
