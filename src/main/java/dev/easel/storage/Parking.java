package dev.easel.storage;

import static dev.easel.storage.LeasedJob.FREE;

import dev.easel.core.job.JobId;
import dev.easel.core.job.ParkedJob;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Putting jobs aside for review, within one transaction. What they had reserved is released: nobody draws them, so
 * nobody's quota should wait for it. Whoever brings one back into the queue has to reserve anew.
 */
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final Handle handle;

    Parking(Handle handle) {
        this.handle = handle;
    }

    void park(JobId job, UnreadableRowException why, Instant now) {
        String reason = String.valueOf(why.getMessage());
        handle.createUpdate("""
                        UPDATE job SET state = 'PARKED', parked_because = :reason, cancelled_by = NULL, told_at = NULL,
                            pinned_to = NULL, %s
                        WHERE id = :job
                        """.formatted(FREE))
                .bind("job", job.value())
                .bind("reason", reason)
                .execute();
        new Ledger(handle).release(job, now);
        LOG.error("job {} is parked for review, nothing is charged for it: {}", job, reason);
    }

    List<ParkedJob> list() {
        return handle.createQuery("""
                        SELECT id, created_at, parked_because FROM job WHERE state = 'PARKED' ORDER BY created_at, id
                        """)
                .map((row, _) -> new ParkedJob(
                        new JobId(row.getString("id")),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        row.getString("parked_because")))
                .list();
    }
}
