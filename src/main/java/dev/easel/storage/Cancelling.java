package dev.easel.storage;

import static dev.easel.storage.LeasedJob.FREE;

import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.JobId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Giving up what nobody calls for yet of a job, within one transaction. Against a holder that begins a call at this moment,
 * the row decides: who changes it first wins, and the other one sees it.
 */
final class Cancelling {
    private final Handle handle;

    Cancelling(Handle handle) {
        this.handle = handle;
    }

    Cancellation cancel(JobId job, UserRef by, Instant now) {
        Optional<String> state = lockedState(job);
        if (state.isEmpty() || !(state.get().equals("QUEUED") || state.get().equals("RUNNING"))) {
            return state.filter("DRAWN"::equals).map(_ -> Cancellation.TOO_LATE).orElse(Cancellation.OVER);
        }
        if (isCalledFor(job)) {
            return Cancellation.TOO_LATE;
        }
        if (new Artworks(handle).count(job) > 0) {
            return state.get().equals("QUEUED") ? giveUpTheRest(job) : Cancellation.TOO_LATE;
        }
        // The next epoch shuts out whoever holds it. Who never saw an acknowledgement should see that first.
        handle.createUpdate("""
                        UPDATE job SET state = 'CANCELLED', cancelled_by = :by, finished_at = :now, epoch = epoch + 1,
                            not_before = CASE epoch WHEN 0 THEN not_before ELSE NULL END, %s
                        WHERE id = :job
                        """.formatted(FREE))
                .bind("job", job.value())
                .bind("by", by.platform() + ":" + by.id())
                .bind("now", now.toEpochMilli())
                .execute();
        new Ledger(handle).release(job, now);
        return Cancellation.DONE;
    }

    /** Whoever claims it next settles and delivers what arrived. */
    private Cancellation giveUpTheRest(JobId job) {
        handle.createUpdate("""
                        UPDATE job SET not_before = NULL,
                            given_up = cost_images - (SELECT count(*) FROM artwork_image i WHERE i.job = job.id)
                        WHERE id = :job
                        """).bind("job", job.value()).execute();
        return Cancellation.REST;
    }

    private Optional<String> lockedState(JobId job) {
        return handle.createQuery("SELECT state FROM job WHERE id = :job <lock>")
                .bind("job", job.value())
                .mapTo(String.class)
                .findOne();
    }

    /** Asked when the row is locked: nobody begins a call any more. */
    private boolean isCalledFor(JobId job) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM attempt WHERE job = :job AND state IN ('PREPARED', 'SENT'))
                        """)
                .bind("job", job.value())
                .mapTo(boolean.class)
                .one();
    }
}
