package dev.easel.provider.openai;

import dev.easel.core.failure.Failure;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an answer say of the server's limits. The {@code -requests} ones are documented; the
 * {@code -images} ones appear in other people's code alone (2026-11), so they are read where they are present. What
 * can't be read was not said.
 */
final class RateHeaders {
    private static final Meter SILENT = new Meter(null, null, null);

    /** Between them the shortest and the longest that other people have seen: {@code 12ms}, {@code 1s}, {@code 6m0s}. */
    private static final Pattern DURATION = Pattern.compile("(?:(?<hours>\\d{1,4})h)?(?:(?<minutes>\\d{1,6})m(?!s))?"
            + "(?:(?<seconds>\\d{1,9}(?:\\.\\d{1,9})?)(?:s|$))?(?:(?<millis>\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private RateHeaders() {}

    /** What stands beside an answer; empty when the headers say nothing. */
    static Optional<RateNotice> find(Headers headers) {
        return find(headers, null);
    }

    /** The same beside a refusal; one for the pace may hold everybody back. */
    static Optional<RateNotice> find(Headers headers, @Nullable Failure refusal) {
        Meter images = meter(headers, "images");
        Meter requests = meter(headers, "requests");
        Duration holdBack = refusal instanceof Failure.ProviderTransient passing && passing.saysTooFast()
                ? passing.retryAfter()
                : null;
        return images.equals(SILENT) && requests.equals(SILENT) && holdBack == null
                ? Optional.empty()
                : Optional.of(new RateNotice(images, requests, holdBack));
    }

    private static Meter meter(Headers headers, String unit) {
        return new Meter(
                count(headers, "x-ratelimit-limit-" + unit)
                        .filter(limit -> limit > 0)
                        .orElse(null),
                count(headers, "x-ratelimit-remaining-" + unit).orElse(null),
                text(headers, "x-ratelimit-reset-" + unit)
                        .flatMap(RateHeaders::duration)
                        .orElse(null));
    }

    private static Optional<Integer> count(Headers headers, String name) {
        return text(headers, name).filter(COUNT.asMatchPredicate()).map(Integer::valueOf);
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        double seconds = part(parts, "hours") * 3600
                + part(parts, "minutes") * 60
                + part(parts, "seconds")
                + part(parts, "millis") / 1000;
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static double part(Matcher parts, String name) {
        String digits = parts.group(name);
        return digits == null ? 0 : Double.parseDouble(digits);
    }
}
