package dev.easel.storage;

import dev.easel.core.identity.SpaceRef;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.QuotaScope;
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
                            (made_at, made_by, action, subject, period, unit, amount, ends_at, reason, transfer, space,
                            detail)
                        VALUES (:at, :by, :action, :subject, :period, :unit, :amount, :until, :reason, :transfer, :space,
                            :detail)
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
                .bind("space", signature.space() == null ? null : Spaces.key(signature.space()))
                .bind("detail", entry.detail())
                .mapTo(long.class)
                .one();
    }

    List<AuditEntry> list(int atMost) {
        return handle.createQuery("SELECT * FROM audit ORDER BY id DESC LIMIT :atMost")
                .bind("atMost", atMost)
                .map((row, _) -> map(row))
                .list();
    }

    List<AuditEntry> listOf(SpaceRef space, int atMost) {
        return handle.createQuery("""
                        SELECT * FROM audit WHERE space = :space OR subject = :subject ORDER BY id DESC LIMIT :atMost
                        """)
                .bind("space", Spaces.key(space))
                .bind("subject", new QuotaSubject(QuotaScope.SPACE, space.platform(), space.id()).key())
                .bind("atMost", atMost)
                .map((row, _) -> map(row))
                .list();
    }

    /** Who gave the order. */
    static Signature signature(ResultSet row) throws SQLException {
        String space = row.getString("space");
        return new Signature(
                row.getString("made_by"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("reason"),
                space == null ? null : Spaces.ofKey(space));
    }

    private static AuditEntry map(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new AuditEntry(
                signature(row),
                AuditEntry.Action.valueOf(row.getString("action")),
                QuotaSubject.ofKey(row.getString("subject")),
                row.getString("period"),
                unit == null ? null : QuotaUnit.valueOf(unit),
                number(row, "amount"),
                time(row, "ends_at"),
                row.getString("detail"));
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
