package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.Lease;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The provider calls of a job, and with each of them its price in the operator's book, within one transaction. Those
 * that are under way are SENT.
 */
final class Attempts {
    private final Handle handle;
    private final OperatorBook book;

    Attempts(Handle handle) {
        this.handle = handle;
        this.book = new OperatorBook(handle);
    }

    /**
     * Counts from the job's row, which the caller has already advanced.
     *
     * @return the call's number
     */
    int begin(Lease lease, ModelId model, Cost atMost, Instant now) {
        int n = handle.createQuery("""
                        INSERT INTO attempt (job, n, epoch, state, images, started_at)
                        SELECT id, attempts, epoch, 'SENT', :images, :now FROM job WHERE id = :job
                        RETURNING n
                        """)
                .bind("job", lease.job().value())
                .bind("images", atMost.images())
                .bind("now", now.toEpochMilli())
                .mapTo(int.class)
                .one();
        book.reserve(lease.job(), n, model, atMost, now);
        return n;
    }

    void succeed(Lease lease, int n, int images, long billedMicros, Instant now) {
        end(lease, n, "OK", now, null);
        book.post(lease.job(), n, images, billedMicros, now);
    }

    /** Whatever is not known to be unbilled is in doubt. */
    void fail(Lease lease, int n, Setback setback, Instant now) {
        if (setback.billing() == Failure.Billing.NOT_BILLED) {
            end(lease, n, "FAILED", now, setback.failure());
            book.release(lease.job(), n, now);
        } else {
            end(lease, n, "IN_DOUBT", now, setback.failure());
            book.postInDoubt(lease.job(), n, now);
        }
    }

    /**
     * Gives up the calls that are under way.
     *
     * @return whether there were any
     */
    boolean interrupt(Lease lease, Instant now) {
        List<Integer> interrupted = handle.createQuery("""
                        UPDATE attempt SET state = 'IN_DOUBT', ended_at = :now, failure = :failure
                        WHERE job = :job AND epoch = :epoch AND state = 'SENT'
                        RETURNING n
                        """)
                .bind("now", now.toEpochMilli())
                .bind("failure", new Failure.Interrupted().kind())
                .bind("job", lease.job().value())
                .bind("epoch", lease.epoch())
                .mapTo(int.class)
                .list();
        interrupted.forEach(n -> book.postInDoubt(lease.job(), n, now));
        return !interrupted.isEmpty();
    }

    /** Whether nobody knew, when the call ended, if it is billed. */
    boolean isInDoubt(JobId job, int n) {
        return handle.createQuery("SELECT count(*) FROM attempt WHERE job = :job AND n = :n AND state = 'IN_DOUBT'")
                        .bind("job", job.value())
                        .bind("n", n)
                        .mapTo(int.class)
                        .one()
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
}
