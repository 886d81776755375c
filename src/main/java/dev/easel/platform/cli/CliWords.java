package dev.easel.platform.cli;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What an operator typed, word by word. Whatever can't be meant is refused as wrong usage. */
final class CliWords {
    private static final List<String> PLATFORMS = List.of("cli", "discord", "playground", "slack");
    private static final Pattern NAME = Pattern.compile("([a-z-]+):(\\S{1,100})");
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4})([mhdw])");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
    private static final int MICROS = 6;

    private final ParseResult parsed;

    CliWords(ParseResult parsed) {
        this.parsed = parsed;
    }

    /** Whom it is about. */
    Optional<QuotaSubject> findSubject() {
        List<QuotaSubject> subjects = new ArrayList<>();
        findUser().ifPresent(subjects::add);
        findNamed(QuotaScope.ROLE, CliQuotaCommands.ROLE).ifPresent(subjects::add);
        findNamed(QuotaScope.CHANNEL, CliQuotaCommands.CHANNEL).ifPresent(subjects::add);
        findNamed(QuotaScope.SPACE, CliQuotaCommands.SPACE).ifPresent(subjects::add);
        if (has(CliQuotaCommands.WHOLE)) {
            subjects.add(QuotaSubject.INSTANCE);
        }
        if (subjects.size() > 1) {
            throw wrong("Name one user, role, channel, space or the instance, not several");
        }
        return subjects.stream().findFirst();
    }

    QuotaSubject requireSubject() {
        return findSubject()
                .orElseThrow(
                        () -> wrong(
                                "Name whom it is about: a user such as discord:1234, or --role, --channel, --space or --instance"));
    }

    private Optional<QuotaSubject> findUser() {
        String name = parsed.matchedPositionalValue(0, "");
        return name.isEmpty() ? Optional.empty() : Optional.of(subject(QuotaScope.USER, name));
    }

    /** The value of an option that names a role, a channel or a space. */
    Optional<QuotaSubject> findNamed(QuotaScope scope, String option) {
        return findText(option).map(name -> subject(scope, name));
    }

    private QuotaSubject subject(QuotaScope scope, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw wrong("“%s” names nobody; write PLATFORM:ID, such as discord:1234".formatted(name));
        }
        if (!PLATFORMS.contains(parts.group(1))) {
            throw wrong("There is no platform “%s”; choose %s".formatted(parts.group(1), String.join(", ", PLATFORMS)));
        }
        return new QuotaSubject(scope, new PlatformId(parts.group(1)), parts.group(2));
    }

    /** How much, of what; one of both or neither. */
    Optional<Amount> findAmount() {
        Optional<String> images = findText(CliQuotaCommands.IMAGES);
        Optional<String> budget = findText(CliQuotaCommands.BUDGET);
        if (images.isPresent() && budget.isPresent()) {
            throw wrong("Give --images or --budget-usd, not both");
        }
        return images.map(text -> new Amount(QuotaUnit.IMAGES, number(CliQuotaCommands.IMAGES, text, 0)))
                .or(() -> budget.map(
                        text -> new Amount(QuotaUnit.BUDGET, number(CliQuotaCommands.BUDGET, text, MICROS))));
    }

    /** In units of so many decimal places. */
    private long number(String option, String text, int places) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0 && number.compareTo(MOST) <= 0) {
                return number.movePointRight(places).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw wrong("%s must be %s from 0 to 1000000000, not “%s”"
                .formatted(option, places == 0 ? "a whole number" : "an amount in dollars", text));
    }

    Optional<QuotaWindow> findWindow() {
        return findText(CliQuotaCommands.WINDOW)
                .map(text -> Stream.of(QuotaWindow.values())
                        .filter(window -> word(window).equals(text))
                        .findFirst()
                        .orElseThrow(() -> wrong("--window must be hour, day, week or month")));
    }

    /** How long a bar lasts. */
    Optional<Duration> findTime() {
        return findText(CliQuotaCommands.FOR).map(text -> {
            Matcher parts = TIME.matcher(text);
            if (!parts.matches()) {
                throw wrong("--for must be a time such as 30m, 12h, 7d or 2w");
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        });
    }

    /** How many entries to list. */
    int limit() {
        long limit = findText(CliQuotaCommands.LIMIT)
                .map(text -> number(CliQuotaCommands.LIMIT, text, 0))
                .orElse(20L);
        if (limit < 1 || limit > 100_000) {
            throw wrong("--limit must be 1 to 100000");
        }
        return (int) limit;
    }

    boolean has(String option) {
        return parsed.matchedOptionValue(option, false);
    }

    /** The value of an option, without line breaks: it is shown in one line. */
    Optional<String> findText(String option) {
        @Nullable String value = parsed.matchedOptionValue(option, null);
        return Optional.ofNullable(value)
                .map(text -> text.replaceAll("\\s+", " ").strip());
    }

    /** Wrong usage. */
    ParameterException wrong(String sentence) {
        return new ParameterException(parsed.commandSpec().commandLine(), sentence);
    }

    /** As it is typed. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** So much of something: images, or micro-dollars. */
    record Amount(QuotaUnit unit, long value) {}
}
