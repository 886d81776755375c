package dev.easel.web.admin;

import dev.easel.core.image.ModelShutdown;
import dev.easel.core.job.JobHistory.Usage;
import dev.easel.core.job.JobState;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaDesk.Standing;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.spend.Spend;
import dev.easel.core.text.DashboardWording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the dashboard shows, as rows for its template. */
final class AdminTables {
    private static final int MANY = 20;
    private static final int MICRO_DIGITS = 6;

    private final Dashboard.Parts parts;
    private final DashboardWording wording;
    private final Map<String, String> said;

    AdminTables(Dashboard.Parts parts, DashboardWording wording, Map<String, String> said) {
        this.parts = parts;
        this.wording = wording;
        this.said = said;
    }

    /** Some days of both books. */
    record Period(List<Spend> spend, List<Usage> usage) {
        long inDoubt() {
            return spend.stream().mapToLong(Spend::inDoubtMicros).sum();
        }

        /** @param shown of what the charts are */
        List<Map<String, Object>> models(String shown) {
            Map<String, long[]> sums = new HashMap<>();
            spend.forEach(row -> add(sums, row.model().value(), row.images(), row.atMostMicros()));
            return rows(sums, Days.MODEL, shown);
        }

        List<Map<String, Object>> spaces(String shown) {
            return by(Usage::space, Days.SPACE, shown);
        }

        List<Map<String, Object>> users(String shown) {
            return by(Usage::user, Days.USER, shown);
        }

        private List<Map<String, Object>> by(Function<Usage, String> name, String kind, String shown) {
            Map<String, long[]> sums = new HashMap<>();
            usage.forEach(row -> add(sums, name.apply(row), row.images(), row.micros()));
            return rows(sums, kind, shown);
        }

        private static void add(Map<String, long[]> sums, String name, long images, long micros) {
            long[] sum = sums.computeIfAbsent(name, _ -> new long[2]);
            sum[0] += images;
            sum[1] += micros;
        }

        private static List<Map<String, Object>> rows(Map<String, long[]> sums, String kind, String shown) {
            return sums.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, long[]> entry) -> entry.getValue()[1])
                            .reversed()
                            .thenComparing(Map.Entry::getKey))
                    .limit(MANY)
                    .map(entry -> Map.<String, Object>of(
                            "name", entry.getKey(),
                            "value", kind + entry.getKey(),
                            "selected", shown.equals(kind + entry.getKey()),
                            "images", entry.getValue()[0],
                            "cost", dollars(entry.getValue()[1])))
                    .toList();
        }
    }

    Period period(LocalDate from, LocalDate to) {
        return new Period(
                parts.spend().listSpend(from, to),
                parts.history().listUsage(from.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** Calls whose outcome the provider left unknown, at the worst price that they may have. */
    List<Map<String, Object>> doubts(LocalDate from, LocalDate to) {
        return parts.spend().listInDoubt(from, to).stream()
                .limit(MANY)
                .map(call -> Map.<String, Object>of(
                        "key", call.job().value() + "/" + call.attempt(),
                        "id", call.job().value(),
                        "attempt", call.attempt(),
                        "model", call.model().value(),
                        "cost", dollars(call.micros()),
                        "reason", wording.failure(call.failure()),
                        "kind", call.failure()))
                .toList();
    }

    List<Map<String, Object>> tallies(LocalDate since) {
        return parts.history().listTallies(since.atStartOfDay(ZoneOffset.UTC).toInstant()).stream()
                .map(tally -> Map.<String, Object>of(
                        "state", wording.state(tally.state()),
                        "reason", wording.failure(tally.reason()),
                        "kinds", kinds(tally.reason()),
                        "jobs", tally.jobs()))
                .toList();
    }

    /** As the log names it, for the template; none without a failure. */
    private static List<String> kinds(String kind) {
        return kind.isEmpty() ? List.of() : List.of(kind);
    }

    /** Kinds of failures, whatever became of the jobs. */
    List<Map<String, Object>> errors(LocalDate since) {
        Map<String, Long> kinds = parts
                .history()
                .listTallies(since.atStartOfDay(ZoneOffset.UTC).toInstant())
                .stream()
                .filter(tally -> !tally.reason().isEmpty())
                .collect(Collectors.groupingBy(tally -> tally.reason(), Collectors.summingLong(tally -> tally.jobs())));
        return kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> Map.<String, Object>of(
                        "reason", wording.failure(entry.getKey()),
                        "kind", entry.getKey(),
                        "jobs", entry.getValue()))
                .toList();
    }

    List<Map<String, Object>> jobs(int atMost) {
        return parts.history().listLatest(atMost).stream()
                .map(line -> Map.<String, Object>of(
                        "id", line.id().value(),
                        "state", wording.state(line.state()),
                        "reason", wording.failure(line.reason()),
                        "kinds", kinds(line.reason()),
                        "space", line.space(),
                        "user", line.user(),
                        "images", line.images(),
                        "at", time(line.createdAt()),
                        "cancels", line.state() == JobState.QUEUED,
                        "retries", line.state() == JobState.UNDELIVERABLE))
                .toList();
    }

    List<Map<String, Object>> standings(Instant now) {
        Set<QuotaSubject> subjects = new LinkedHashSet<>(List.of(QuotaSubject.INSTANCE));
        Set<String> windows = parts.rules().all().stream()
                .map(rule -> rule.window().idOf(now.atZone(parts.rules().zone())))
                .collect(Collectors.toSet());
        subjects.addAll(parts.quotas().listSubjects(windows, MANY));
        List<Allowance> allowances = subjects.stream()
                .flatMap(subject -> parts.rules().of(subject, now).stream())
                .toList();
        return parts.quotas().standing(allowances).stream().map(this::standing).toList();
    }

    private Map<String, Object> standing(Standing standing) {
        var rule = standing.status().allowance().rule();
        Map<String, Object> row = new HashMap<>();
        row.put("subject", standing.status().allowance().subject());
        row.put("window", said.getOrDefault(word(rule.window()), word(rule.window())));
        row.put("used", amount(rule.unit(), standing.status().taken()));
        row.put(
                "limit",
                rule.isUnlimited() ? "∞" : amount(rule.unit(), standing.status().room()));
        row.put(
                "left",
                rule.isUnlimited() ? "∞" : amount(rule.unit(), standing.status().left()));
        return row;
    }

    List<Map<String, Object>> bars(Instant now) {
        return parts.gate().listBars(now).stream()
                .map(bar -> Map.<String, Object>of(
                        "subject", bar.subject().key(),
                        "until", time(bar.until()),
                        "reason", bar.signature().reason()))
                .toList();
    }

    List<Map<String, Object>> shutdowns(LocalDate today) {
        return parts.shutdowns().apply(today).stream()
                .map(shutdown -> Map.<String, Object>of(
                        "model", shutdown.model().value(),
                        "date", shutdown.date().toString(),
                        "days", daysLeft(shutdown, today),
                        "replacement",
                                shutdown.replacement() == null
                                        ? "–"
                                        : shutdown.replacement().value()))
                .toList();
    }

    private String daysLeft(ModelShutdown shutdown, LocalDate today) {
        long left = shutdown.daysLeft(today);
        return left > 0 ? String.valueOf(left) : wording.gone(shutdown.date());
    }

    List<Map<String, Object>> audit() {
        List<Map<String, Object>> rows = new ArrayList<>();
        parts.trail().list(MANY).forEach(entry -> {
            QuotaUnit unit = entry.unit();
            Long amount = entry.amount();
            rows.add(Map.of(
                    "at", time(entry.signature().at()),
                    "by", entry.signature().by(),
                    "action", wording.action(entry.action()),
                    "subject", entry.subject().key(),
                    "amount", unit == null || amount == null ? "" : amount(unit, amount),
                    "reason", entry.signature().reason(),
                    "detail", entry.detail() == null ? "" : entry.detail()));
        });
        return rows;
    }

    private static String amount(QuotaUnit unit, long value) {
        return unit == QuotaUnit.IMAGES ? String.valueOf(value) : dollars(value);
    }

    static String dollars(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, MICRO_DIGITS);
        return "$"
                + exact.setScale(exact.compareTo(BigDecimal.ONE) < 0 ? 3 : 2, RoundingMode.UP)
                        .toPlainString();
    }

    private static String time(@Nullable Instant time) {
        return time == null
                ? "–"
                : time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
