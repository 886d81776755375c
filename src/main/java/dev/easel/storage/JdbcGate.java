package dev.easel.storage;

import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.Gate;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps bans and pauses where admissions and claims look for them. */
public final class JdbcGate implements Gate {
    private final Database database;

    public JdbcGate(Database database) {
        this.database = database;
    }

    @Override
    public void bar(QuotaSubject subject, @Nullable Instant until, Signature signature) {
        Action action = switch (Bars.kind(subject)) {
            case BANNED_USER -> Action.BAN;
            case PAUSED_SPACE, PAUSED_INSTANCE -> Action.PAUSE;
        };
        database.change(handle -> {
            long audit = new AuditRows(handle).add(entry(signature, action, subject, until));
            handle.createUpdate("""
                            INSERT INTO bar (subject, ends_at, audit) VALUES (:subject, :until, :audit)
                            ON CONFLICT (subject) DO UPDATE SET ends_at = excluded.ends_at, audit = excluded.audit
                            """)
                    .bind("subject", subject.key())
                    .bind("until", until == null ? null : until.toEpochMilli())
                    .bind("audit", audit)
                    .execute();
        });
    }

    @Override
    public boolean unbar(QuotaSubject subject, Signature signature) {
        Action action = subject.scope() == QuotaScope.USER ? Action.UNBAN : Action.RESUME;
        return database.write(handle -> {
            boolean lasted = handle.createUpdate("DELETE FROM bar WHERE subject = :subject AND " + Bars.LASTS)
                            .bind("subject", subject.key())
                            .bind("now", signature.at().toEpochMilli())
                            .execute()
                    == 1;
            if (lasted) {
                new AuditRows(handle).add(entry(signature, action, subject, null));
            }
            return lasted;
        });
    }

    @Override
    public List<Bar> listBars(Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT bar.subject, bar.ends_at, audit.made_by, audit.made_at, audit.reason, audit.space
                        FROM bar JOIN audit ON audit.id = bar.audit WHERE %s ORDER BY bar.subject
                        """.formatted(Bars.LASTS))
                .bind("now", now.toEpochMilli())
                .map((row, _) -> new Bar(
                        QuotaSubject.ofKey(row.getString("subject")),
                        AuditRows.time(row, "ends_at"),
                        AuditRows.signature(row)))
                .list());
    }

    private static AuditEntry entry(Signature signature, Action action, QuotaSubject subject, @Nullable Instant until) {
        return new AuditEntry(signature, action, subject, null, null, null, until);
    }
}
