package dev.easel.storage;

import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.JobDesk;
import dev.easel.core.job.JobId;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import org.jdbi.v3.core.Handle;

/** Does to jobs what the operator asks for, and writes it down. */
public final class JdbcJobDesk implements JobDesk {
    private final Database database;

    public JdbcJobDesk(Database database) {
        this.database = database;
    }

    @Override
    public Cancellation cancel(JobId job, UserRef by, Signature signature) {
        return database.write(handle -> {
            Cancellation done = new Cancelling(handle).cancel(job, by, signature.at());
            if (done == Cancellation.DONE || done == Cancellation.REST) {
                audit(handle, Action.CANCEL, job, signature);
            }
            return done;
        });
    }

    @Override
    public boolean deliverAgain(JobId job, Signature signature) {
        return database.write(handle -> {
            boolean done = handle.createUpdate("""
                            UPDATE job SET state = 'DRAWN', failure = NULL, finished_at = NULL, not_before = NULL, tries = 0
                            WHERE id = :job AND state = 'UNDELIVERABLE'
                            """).bind("job", job.value()).execute() == 1;
            if (done) {
                audit(handle, Action.DELIVER, job, signature);
            }
            return done;
        });
    }

    /** It is about whoever asked for the job. */
    private static void audit(Handle handle, Action action, JobId job, Signature signature) {
        String user = handle.createQuery("SELECT queue_user FROM job WHERE id = :job")
                .bind("job", job.value())
                .mapTo(String.class)
                .one();
        QuotaSubject subject = user.contains(":") ? QuotaSubject.ofKey("user:" + user) : QuotaSubject.INSTANCE;
        new AuditRows(handle).add(new AuditEntry(signature, action, subject, null, null, null, null, job.value()));
    }
}
