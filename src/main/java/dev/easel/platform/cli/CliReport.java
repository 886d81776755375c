package dev.easel.platform.cli;

import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.Gate.Bar;
import dev.easel.core.quota.QuotaDesk.LimitSource;
import dev.easel.core.quota.QuotaDesk.Standing;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.text.DeskWording;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows an operator how things stand: tables for people, or JSON. */
final class CliReport {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final DeskWording wording = DeskWording.in(Locale.getDefault());

    CliReport(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    void standing(List<Standing> standings, List<Bar> bars, ZoneId zone) {
        if (json) {
            out.println(CliJson.standing(standings, bars));
            return;
        }
        bars.forEach(bar -> bar(bar, zone));
        if (standings.isEmpty()) {
            out.println(wording.noQuotas());
        } else {
            List<List<String>> rows =
                    standings.stream().map(standing -> row(standing, zone)).toList();
            new CliTable(wording.standingColumns(), rows).print(out);
        }
    }

    private List<String> row(Standing standing, ZoneId zone) {
        QuotaRule rule = standing.status().allowance().rule();
        boolean budget = rule.unit() == QuotaUnit.BUDGET;
        String limit = rule.isUnlimited() ? wording.unlimited() : wording.amount(budget, rule.limit());
        return List.of(
                name(QuotaSubject.ofKey(standing.status().allowance().subject())),
                wording.allowance(budget, CliWords.word(rule.window())),
                wording.amount(budget, standing.used()),
                wording.amount(budget, standing.reserved()),
                standing.limit() == LimitSource.SET ? wording.set(limit) : limit,
                wording.amount(budget, standing.status().granted()),
                rule.isUnlimited()
                        ? wording.unlimited()
                        : wording.amount(budget, standing.status().left()),
                time(standing.status().allowance().resetsAt(), zone));
    }

    void bar(Bar bar, ZoneId zone) {
        Instant until = bar.until();
        out.println(wording.bar(
                what(bar.subject()),
                bar.signature().by(),
                until == null ? "" : time(until, zone),
                bar.signature().reason()));
    }

    private String what(QuotaSubject subject) {
        return switch (subject.scope()) {
            case INSTANCE -> wording.pausedAll();
            case USER -> wording.banned(name(subject));
            case SPACE, CHANNEL, ROLE -> wording.paused(name(subject));
        };
    }

    void unbarred(QuotaSubject subject, boolean lifted) {
        out.println(lifted ? wording.lifted(name(subject)) : wording.notBarred(name(subject)));
    }

    void audit(List<AuditEntry> entries, ZoneId zone) {
        if (json) {
            out.println(CliJson.audit(entries));
        } else if (entries.isEmpty()) {
            out.println(wording.noAudit());
        } else {
            List<List<String>> rows =
                    entries.stream().map(entry -> row(entry, zone)).toList();
            new CliTable(wording.auditColumns(), rows).print(out);
        }
    }

    private List<String> row(AuditEntry entry, ZoneId zone) {
        Instant until = entry.until();
        String extent = Stream.of(
                        amount(entry),
                        entry.unit() == null ? null : CliWords.word(entry.unit()),
                        entry.period() == null ? null : entry.period().toLowerCase(Locale.ROOT),
                        until == null ? null : time(until, zone),
                        entry.detail())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return List.of(
                time(entry.signature().at(), zone),
                entry.signature().by(),
                CliWords.word(entry.action()),
                name(entry.subject()),
                extent,
                entry.signature().reason());
    }

    private @Nullable String amount(AuditEntry entry) {
        if (entry.amount() != null) {
            return wording.amount(entry.unit() == QuotaUnit.BUDGET, entry.amount());
        }
        return entry.action() == AuditEntry.Action.SET ? wording.unlimited() : null;
    }

    /** Not everything fitted. */
    void more(int shown) {
        err.println(wording.more(shown));
    }

    /** A subject as the operator would name it. */
    static String name(QuotaSubject subject) {
        String key = subject.key();
        return subject.scope() == QuotaScope.USER ? key.substring(key.indexOf(':') + 1) : key;
    }

    private static String time(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ROOT)
                .withZone(zone)
                .format(time);
    }
}
