package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Lease;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The provider calls of a job, within one transaction. Those that are under way are SENT. */
final class Attempts {
    private final Handle handle;

    Attempts(Handle handle) {
        this.handle = handle;
    }

    /**
     * Counts from the job's row, which the caller has already advanced.
     *
     * @return the call's number
     */
    int begin(Lease lease, int images, Instant now) {
        return handle.createQuery("""
                        INSERT INTO attempt (job, n, epoch, state, images, started_at)
                        SELECT id, attempts, epoch, 'SENT', :images, :now FROM job WHERE id = :job
                        RETURNING n
                        """)
                .bind("job", lease.job().value())
                .bind("images", images)
                .bind("now", now.toEpochMilli())
                .mapTo(int.class)
                .one();
    }

    void succeed(Lease lease, int n, Instant now) {
        end(lease, n, "OK", now, null);
    }

    void fail(Lease lease, int n, Failure failure, Instant now) {
        end(lease, n, mayBeBilled(failure) ? "IN_DOUBT" : "FAILED", now, failure);
    }

    /**
     * Gives up the calls that are under way.
     *
     * @return whether there were any
     */
    boolean interrupt(Lease lease, Instant now) {
        return handle.createUpdate("""
                        UPDATE attempt SET state = 'IN_DOUBT', ended_at = :now, failure = :failure
                        WHERE job = :job AND epoch = :epoch AND state = 'SENT'
                        """)
                        .bind("now", now.toEpochMilli())
                        .bind("failure", new Failure.Interrupted().kind())
                        .bind("job", lease.job().value())
                        .bind("epoch", lease.epoch())
                        .execute()
                > 0;
    }

    private void end(Lease lease, int n, String state, Instant now, @Nullable Failure failure) {
        int ended = handle.createUpdate("""
                        UPDATE attempt SET state = :state, ended_at = :now, failure = :failure
                        WHERE job = :job AND n = :n AND epoch = :epoch AND state = 'SENT'
                        """)
                .bind("state", state)
                .bind("now", now.toEpochMilli())
                .bind("failure", failure == null ? null : failure.kind())
                .bind("job", lease.job().value())
                .bind("n", n)
                .bind("epoch", lease.epoch())
                .execute();
        if (ended == 0) {
            throw new IllegalStateException("call " + n + " of job " + lease.job() + " is not under way");
        }
    }

    private static boolean mayBeBilled(Failure failure) {
        return failure instanceof Failure.ProviderTransient passing && passing.billing() == Failure.Billing.UNKNOWN;
    }
}
