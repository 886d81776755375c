package dev.easel.platform.cli;

import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.FailureException;
import dev.easel.core.job.Quote;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.text.Caption;
import dev.easel.core.text.QuoteWording;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Prints what a request would cost at most, instead of making it. */
final class CliQuote {
    private final CliPlatform cli;

    CliQuote(CliPlatform cli) {
        this.cli = cli;
    }

    /** Returns an exit code; what was found out is on standard output. */
    int print(Incoming.Command command) {
        Locale locale = command.sender().locale();
        try {
            Quote quote = cli.doors().quote(command, new CliAttachments());
            lines(quote, QuoteWording.in(locale)).forEach(cli.out()::println);
            cli.out().flush();
            return ExitCodes.DONE;
        } catch (FailureException e) {
            cli.err()
                    .println("error: "
                            + Wording.in(locale)
                                    .failure(e.failure(), Duration.ZERO)
                                    .text());
            return ExitCodes.USAGE;
        }
    }

    private static List<String> lines(Quote quote, QuoteWording wording) {
        List<String> options = Stream.of(
                        quote.request().options().size().text(),
                        quote.request().options().quality(),
                        quote.request().options().background())
                .filter(Objects::nonNull)
                .toList();
        List<String> left = quote.standing().stream()
                .filter(status -> !status.allowance().rule().isUnlimited())
                .map(CliQuote::left)
                .map(wording::left)
                .toList();
        Stream<String> dear = quote.isAffordable() ? Stream.empty() : Stream.of(wording.tooMuch());
        return Stream.of(
                        Stream.of(
                                wording.price(
                                        quote.cost().images(), quote.cost().micros()),
                                wording.model(quote.request().model().value()),
                                wording.options(options)),
                        left.isEmpty() ? Stream.<String>empty() : Stream.of(wording.quota(left)),
                        dear,
                        quote.notes().stream())
                .flatMap(lines -> lines)
                .toList();
    }

    private static Caption.Left left(QuotaStatus status) {
        QuotaRule rule = status.allowance().rule();
        String window = rule.window().name().toLowerCase(Locale.ROOT);
        return new Caption.Left(status.left(), window, rule.unit() == QuotaUnit.BUDGET);
    }
}
