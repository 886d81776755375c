package dev.easel.storage;

import dev.easel.core.failure.Failure.Bar;
import dev.easel.core.failure.Failure.Barred;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is not let in, within one transaction. */
final class Bars {
    /** A bar that lasts at the time {@code :now}. */
    static final String LASTS = "(bar.ends_at IS NULL OR bar.ends_at > :now)";

    /** Whether nobody begins a waiting job, by the columns of {@code job} that the statement around it has. */
    static final String PAUSES_THE_JOB = """
            EXISTS (SELECT 1 FROM bar
                WHERE bar.subject IN ('instance', 'space:' || platform || ':' || space) AND %s)
            """.formatted(LASTS);

    private final Handle handle;

    Bars(Handle handle) {
        this.handle = handle;
    }

    /** Why a job may not come in; of several reasons the one that is the sender's own. */
    Optional<Barred> find(NewJob job) {
        return handle
                .createQuery("""
                        SELECT bar.subject, bar.ends_at, audit.reason FROM bar JOIN audit ON audit.id = bar.audit
                        WHERE bar.subject IN (<subjects>) AND %s
                        """.formatted(LASTS))
                .bindList("subjects", subjects(job))
                .bind("now", job.now().toEpochMilli())
                .map((row, _) -> new Barred(
                        kind(QuotaSubject.ofKey(row.getString("subject"))),
                        AuditRows.time(row, "ends_at"),
                        row.getString("reason")))
                .stream()
                .min(Comparator.comparing(Barred::bar));
    }

    /** A ban of one identity holds for all of the same person. */
    private List<String> subjects(NewJob job) {
        UserRef user = job.sender().user();
        SpaceRef space = job.place().space();
        List<String> subjects = new ArrayList<>();
        subjects.add(QuotaSubject.INSTANCE.key());
        subjects.addAll(new Kinship(handle).identities(JdbcIdentities.key(user)));
        if (space != null) {
            subjects.add(new QuotaSubject(QuotaScope.SPACE, user.platform(), space.id()).key());
        }
        return subjects;
    }

    /** @throws IllegalArgumentException for a role or a channel, which can't be barred */
    static Bar kind(QuotaSubject subject) {
        return switch (subject.scope()) {
            case USER -> Bar.BANNED_USER;
            case SPACE -> Bar.PAUSED_SPACE;
            case INSTANCE -> Bar.PAUSED_INSTANCE;
            case ROLE, CHANNEL ->
                throw new IllegalArgumentException("a " + subject.scope() + " is neither banned nor paused");
        };
    }
}
