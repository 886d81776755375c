package dev.easel.platform.cli;

import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Gate.Bar;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.quota.Signature;
import dev.easel.platform.cli.CliPlatform.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What each command of the operator's desk does. What was typed is understood before the database is opened. */
final class CliQuota {
    private static final int MANY = 100;

    private final CliPlatform cli;
    private final String command;
    private final CliWords words;
    private final CliReport report;

    /** @param quota the command {@code quota}, with or without one of its own */
    CliQuota(CliPlatform cli, ParseResult quota) {
        ParseResult parsed = quota.hasSubcommand() ? quota.subcommand() : quota;
        this.cli = cli;
        this.command = quota.hasSubcommand() ? parsed.commandSpec().name() : CliQuotaCommands.SHOW;
        this.words = new CliWords(parsed);
        this.report = new CliReport(cli.out(), cli.err(), words.has(CliQuotaCommands.JSON));
    }

    int perform() {
        return switch (command) {
            case CliQuotaCommands.SET -> set();
            case CliQuotaCommands.GRANT -> grant();
            case CliQuotaCommands.RESET -> reset();
            case CliQuotaCommands.BAN, CliQuotaCommands.PAUSE -> bar();
            case CliQuotaCommands.UNBAN, CliQuotaCommands.RESUME -> unbar();
            case CliQuotaCommands.AUDIT -> audit();
            default -> show();
        };
    }

    private int show() {
        Optional<QuotaSubject> subject = words.findSubject();
        return operate(desk -> subject.ifPresentOrElse(one -> show(desk, one), () -> showAll(desk)));
    }

    private void show(Desk desk, QuotaSubject subject) {
        Instant now = desk.clock().instant();
        List<Bar> bars = desk.gate().listBars(now).stream()
                .filter(bar -> bar.subject().equals(subject) || bar.subject().equals(QuotaSubject.INSTANCE))
                .toList();
        report.standing(
                desk.quotas().standing(desk.rules().of(subject, now)),
                bars,
                desk.rules().zone());
    }

    /** The instance, and everybody who took something in a window that is not over. */
    private void showAll(Desk desk) {
        Instant now = desk.clock().instant();
        ZonedDateTime time = now.atZone(desk.rules().zone());
        Set<String> windows =
                Stream.of(QuotaWindow.values()).map(window -> window.idOf(time)).collect(Collectors.toSet());
        List<QuotaSubject> subjects = new ArrayList<>(List.of(QuotaSubject.INSTANCE));
        desk.quotas().listSubjects(windows, MANY + 1).stream()
                .filter(Predicate.not(QuotaSubject.INSTANCE::equals))
                .forEach(subjects::add);
        if (subjects.size() > MANY) {
            report.more(MANY);
        }
        List<Allowance> allowances = subjects.stream()
                .limit(MANY)
                .flatMap(subject -> desk.rules().of(subject, now).stream())
                .toList();
        report.standing(
                desk.quotas().standing(allowances),
                desk.gate().listBars(now),
                desk.rules().zone());
    }

    private int set() {
        QuotaSubject subject = words.requireSubject();
        Optional<CliWords.Amount> amount = words.findAmount();
        boolean unlimited = words.has(CliQuotaCommands.UNLIMITED);
        boolean unset = words.has(CliQuotaCommands.UNSET);
        if (Stream.of(amount.isPresent(), unlimited, unset)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw words.wrong("Give one of --images, --budget-usd, --unlimited and --unset");
        }
        return change(subject, amount.map(CliWords.Amount::unit).orElse(null), (desk, allowances) -> {
            if (unset) {
                desk.quotas().unset(allowances, signature(desk));
            } else if (unlimited) {
                desk.quotas().set(allowances, QuotaRule.UNLIMITED, signature(desk));
            } else {
                requireOneWindow(allowances);
                desk.quotas().set(allowances, amount.orElseThrow().value(), signature(desk));
            }
        });
    }

    /** The same number for a day and for a month is hardly ever meant. */
    private void requireOneWindow(List<Allowance> allowances) {
        List<String> windows = allowances.stream()
                .map(allowance -> CliWords.word(allowance.rule().window()))
                .distinct()
                .toList();
        if (windows.size() > 1) {
            throw words.wrong("Say which limit is meant: --window %s".formatted(String.join(" or --window ", windows)));
        }
    }

    private int grant() {
        QuotaSubject subject = words.requireSubject();
        CliWords.Amount amount = words.findAmount()
                .filter(given -> given.value() > 0)
                .orElseThrow(() -> words.wrong("Say how much more: --images or --budget-usd, above 0"));
        return change(
                subject,
                amount.unit(),
                (desk, allowances) -> desk.quotas().grant(allowances, amount.value(), signature(desk)));
    }

    private int reset() {
        return change(
                words.requireSubject(),
                null,
                (desk, allowances) -> desk.quotas().reset(allowances, signature(desk)));
    }

    private int change(QuotaSubject subject, @Nullable QuotaUnit unit, BiConsumer<Desk, List<Allowance>> change) {
        Optional<QuotaWindow> window = words.findWindow();
        return operate(desk -> {
            List<Allowance> all = desk.rules().of(subject, desk.clock().instant());
            List<Allowance> chosen = all.stream()
                    .filter(allowance -> unit == null || allowance.rule().unit() == unit)
                    .filter(allowance -> window.isEmpty() || allowance.rule().window() == window.get())
                    .toList();
            if (chosen.isEmpty()) {
                throw words.wrong(noneChosen(subject, all));
            }
            change.accept(desk, chosen);
            show(desk, subject);
        });
    }

    private static String noneChosen(QuotaSubject subject, List<Allowance> all) {
        return all.isEmpty()
                ? "No quota is configured for %s; add one to quotas in config/easel.yaml first"
                        .formatted(CliReport.name(subject))
                : "No such quota is configured for %s, only: %s"
                        .formatted(
                                CliReport.name(subject),
                                all.stream().map(CliQuota::flags).distinct().collect(Collectors.joining(", ")));
    }

    private static String flags(Allowance allowance) {
        QuotaRule rule = allowance.rule();
        return "%s with --window %s"
                .formatted(
                        rule.unit() == QuotaUnit.IMAGES ? CliQuotaCommands.IMAGES : CliQuotaCommands.BUDGET,
                        CliWords.word(rule.window()));
    }

    private int bar() {
        QuotaSubject subject = barred();
        Optional<Duration> time = words.findTime();
        return operate(desk -> {
            Instant until = time.map(desk.clock().instant()::plus).orElse(null);
            Bar bar = new Bar(subject, until, signature(desk));
            desk.gate().bar(subject, until, bar.signature());
            report.bar(bar, desk.rules().zone());
        });
    }

    private int unbar() {
        QuotaSubject subject = barred();
        return operate(desk -> report.unbarred(subject, desk.gate().unbar(subject, signature(desk))));
    }

    private QuotaSubject barred() {
        boolean aPlace = command.equals(CliQuotaCommands.PAUSE) || command.equals(CliQuotaCommands.RESUME);
        return aPlace
                ? words.findNamed(QuotaScope.SPACE, CliQuotaCommands.SPACE).orElse(QuotaSubject.INSTANCE)
                : words.requireSubject();
    }

    private int audit() {
        int limit = words.limit();
        return operate(
                desk -> report.audit(desk.trail().list(limit), desk.rules().zone()));
    }

    private int operate(Consumer<Desk> work) {
        return cli.doors().operate(desk -> {
            work.accept(desk);
            return ExitCodes.DONE;
        });
    }

    private Signature signature(Desk desk) {
        return new Signature(
                CliAddress.PLATFORM + ":" + System.getProperty("user.name", "unknown"),
                desk.clock().instant(),
                words.findText(CliQuotaCommands.REASON).orElse(""));
    }
}
