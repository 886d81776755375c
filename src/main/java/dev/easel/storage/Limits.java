package dev.easel.storage;

import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Limits that the operator set in place of configured ones, within one transaction. */
final class Limits {
    private final Handle handle;

    Limits(Handle handle) {
        this.handle = handle;
    }

    /** The allowances with the limits that apply. */
    List<Allowance> applied(List<Allowance> allowances) {
        Map<Key, Long> limits = find(allowances);
        return limits.isEmpty()
                ? allowances
                : allowances.stream()
                        .map(allowance -> applied(allowance, limits))
                        .toList();
    }

    private static Allowance applied(Allowance allowance, Map<Key, Long> limits) {
        Long limit = limits.get(Key.of(allowance));
        return limit == null ? allowance : allowance.withLimit(limit);
    }

    /** Those of the allowances whose limit was set. */
    Map<Key, Long> find(List<Allowance> allowances) {
        List<String> subjects =
                allowances.stream().map(Allowance::subject).distinct().toList();
        return subjects.isEmpty()
                ? Map.of()
                : handle
                        .createQuery(
                                "SELECT subject, period, unit, amount FROM quota_limit WHERE subject IN (<subjects>)")
                        .bindList("subjects", subjects)
                        .map((row, _) -> Map.entry(Key.of(row), amount(row)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was set for one subject. */
    Map<Key, Long> findOf(String subject) {
        return handle
                .createQuery("SELECT subject, period, unit, amount FROM quota_limit WHERE subject = :subject")
                .bind("subject", subject)
                .map((row, _) -> Map.entry(Key.of(row), amount(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long amount(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        return row.wasNull() ? QuotaRule.UNLIMITED : amount;
    }

    /** @param amount absent: no limit at all */
    void set(Key key, @Nullable Long amount, long audit) {
        handle.createUpdate("""
                        INSERT INTO quota_limit (subject, period, unit, amount, audit)
                        VALUES (:subject, :period, :unit, :amount, :audit)
                        ON CONFLICT (subject, period, unit) DO UPDATE
                        SET amount = excluded.amount, audit = excluded.audit
                        """)
                .bindMap(key.columns())
                .bind("amount", amount)
                .bind("audit", audit)
                .execute();
    }

    void unset(Key key) {
        handle.createUpdate("DELETE FROM quota_limit WHERE subject = :subject AND period = :period AND unit = :unit")
                .bindMap(key.columns())
                .execute();
    }

    /** Whose limit, in windows of which kind, counting what. */
    record Key(String subject, QuotaWindow window, QuotaUnit unit) {
        static Key of(Allowance allowance) {
            return new Key(
                    allowance.subject(),
                    allowance.rule().window(),
                    allowance.rule().unit());
        }

        static Key of(ResultSet row) throws SQLException {
            return new Key(
                    row.getString("subject"),
                    QuotaWindow.valueOf(row.getString("period")),
                    QuotaUnit.valueOf(row.getString("unit")));
        }

        Map<String, Object> columns() {
            return Map.of("subject", subject, "period", window.name(), "unit", unit.name());
        }
    }
}
