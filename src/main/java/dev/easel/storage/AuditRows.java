package dev.easel.storage;

import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.Signature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code audit}, within one transaction. */
final class AuditRows {
    private final Handle handle;

    AuditRows(Handle handle) {
        this.handle = handle;
    }

    /** Returns the entry's number. */
    long add(AuditEntry entry) {
        return insert(entry, null);
    }

    /** As {@link #add(AuditEntry)}, for an act that moved something on an account. */
    void add(AuditEntry entry, long transfer) {
        insert(entry, transfer);
    }

    private long insert(AuditEntry entry, @Nullable Long transfer) {
        Signature signature = entry.signature();
        return handle.createQuery("""
                        INSERT INTO audit
                            (made_at, made_by, action, subject, period, unit, amount, ends_at, reason, transfer)
                        VALUES (:at, :by, :action, :subject, :period, :unit, :amount, :until, :reason, :transfer)
                        RETURNING id
                        """)
                .bind("at", signature.at().toEpochMilli())
                .bind("by", signature.by())
                .bind("action", entry.action().name())
                .bind("subject", entry.subject().key())
                .bind("period", entry.period())
                .bind("unit", entry.unit() == null ? null : entry.unit().name())
                .bind("amount", entry.amount())
                .bind("until", entry.until() == null ? null : entry.until().toEpochMilli())
                .bind("reason", signature.reason())
                .bind("transfer", transfer)
                .mapTo(long.class)
                .one();
    }

    List<AuditEntry> list(int atMost) {
        return handle.createQuery("SELECT * FROM audit ORDER BY id DESC LIMIT :atMost")
                .bind("atMost", atMost)
                .map((row, _) -> map(row))
                .list();
    }

    private static AuditEntry map(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new AuditEntry(
                new Signature(
                        row.getString("made_by"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getString("reason")),
                AuditEntry.Action.valueOf(row.getString("action")),
                QuotaSubject.ofKey(row.getString("subject")),
                row.getString("period"),
                unit == null ? null : QuotaUnit.valueOf(unit),
                number(row, "amount"),
                time(row, "ends_at"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
