package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Lease;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The provider calls of a job, within one transaction. At most one of them is under way: the one that is SENT. */
final class Attempts {
    private final Handle handle;

    Attempts(Handle handle) {
        this.handle = handle;
    }

    /** Counts from the job's row, which the caller has already advanced. */
    void begin(Lease lease, Instant now) {
        handle.createUpdate("""
                        INSERT INTO attempt (job, n, epoch, state, started_at)
                        SELECT id, attempts, epoch, 'SENT', :now FROM job WHERE id = :job
                        """)
                .bind("job", lease.job().value())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    void succeed(Lease lease, Instant now) {
        end(lease, "OK", now, null);
    }

    /** @param now absent when the caller was not told the time */
    void fail(Lease lease, Failure failure, @Nullable Instant now) {
        end(lease, mayBeBilled(failure) ? "IN_DOUBT" : "FAILED", now, failure);
    }

    /** The server does not have the model; it drew nothing. */
    void refuse(Lease lease, Instant now) {
        fail(lease, Failure.UserError.of("model-unavailable", ""), now);
    }

    /**
     * Gives up the call that is under way.
     *
     * @return whether there was one
     */
    boolean interrupt(Lease lease, Instant now) {
        return end(lease, "IN_DOUBT", now, new Failure.Interrupted());
    }

    private boolean end(Lease lease, String state, @Nullable Instant now, @Nullable Failure failure) {
        return handle.createUpdate("""
                        UPDATE attempt SET state = :state, ended_at = :now, failure = :failure
                        WHERE job = :job AND epoch = :epoch AND state = 'SENT'
                        """)
                        .bind("state", state)
                        .bind("now", now == null ? null : now.toEpochMilli())
                        .bind("failure", failure == null ? null : failure.kind())
                        .bind("job", lease.job().value())
                        .bind("epoch", lease.epoch())
                        .execute()
                > 0;
    }

    private static boolean mayBeBilled(Failure failure) {
        return failure instanceof Failure.ProviderTransient passing && passing.billing() == Failure.Billing.UNKNOWN;
    }
}
