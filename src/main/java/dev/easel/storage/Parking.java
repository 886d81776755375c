package dev.easel.storage;

import static dev.easel.storage.LeasedJob.FREE;

import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.job.JobId;
import dev.easel.core.job.ParkedJob;
import dev.easel.core.job.ParkedNotice;
import dev.easel.core.job.ParkedNotice.Images;
import dev.easel.core.job.ParkedNotice.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
                            pinned_to = NULL, notice_at = :now, %s
                        WHERE id = :job
                        """.formatted(FREE))
                .bind("job", job.value())
                .bind("reason", reason)
                .bind("now", now.toEpochMilli())
                .execute();
        new Ledger(handle).release(job, now);
        LOG.error("job {} is parked for review, nothing is charged for it: {}", job, reason);
    }

    /** Whoever asked has waited long enough for somebody's review; images that were drawn before stay. */
    int end(Instant admittedBefore, Instant now) {
        return handle.createUpdate("""
                        UPDATE job SET state = CASE WHEN EXISTS (SELECT 1 FROM artwork a WHERE a.job = job.id)
                                THEN 'UNDELIVERABLE' ELSE 'FAILED' END,
                            told_at = CASE WHEN EXISTS (SELECT 1 FROM artwork a WHERE a.job = job.id)
                                THEN NULL ELSE CAST(:now AS BIGINT) END,
                            parked_because = NULL, failure = :failure, finished_at = :now, notice_at = :now
                        WHERE state = 'PARKED' AND created_at < :before
                        """)
                .bind("before", admittedBefore.toEpochMilli())
                .bind("failure", Codec.write(new Failure.Expired()))
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Those whose sender or address can't be read are not tried again. */
    List<ParkedNotice> takeNotices(List<String> platforms, Instant now, Instant again) {
        List<Optional<ParkedNotice>> notices = handle.createQuery("""
                        UPDATE job SET notice_at = :again WHERE notice_at <= :now AND platform IN (<platforms>)
                        RETURNING id, state, sender, reply_to,
                            EXISTS (SELECT 1 FROM artwork a WHERE a.job = job.id) AS drawn
                        """)
                .bindList("platforms", platforms)
                .bind("again", again.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .map((row, _) -> notice(row))
                .list();
        return notices.stream().flatMap(Optional::stream).toList();
    }

    private Optional<ParkedNotice> notice(ResultSet row) throws SQLException {
        JobId job = new JobId(row.getString("id"));
        Stage stage = row.getString("state").equals("PARKED") ? Stage.PARKED : Stage.OVER;
        try {
            return Optional.of(new ParkedNotice(
                    job,
                    Codec.read(row.getString("sender"), Sender.class),
                    Codec.read(row.getString("reply_to"), ReplyAddress.class),
                    stage,
                    row.getBoolean("drawn") ? Images.KEPT : Images.NONE));
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.warn("whoever asked for job {} can't be told about it: {}", job, e.getMessage());
            told(job, stage);
            return Optional.empty();
        }
    }

    /** What it became meanwhile is told for itself. */
    void told(JobId job, Stage stage) {
        handle.createUpdate("UPDATE job SET notice_at = NULL WHERE id = :job AND (state = 'PARKED') = :parked")
                .bind("job", job.value())
                .bind("parked", stage == Stage.PARKED)
                .execute();
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
