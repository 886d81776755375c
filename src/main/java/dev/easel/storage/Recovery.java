package dev.easel.storage;

import static dev.easel.storage.LeasedJob.FREE;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;

/** Taking back the jobs of holders that are gone, within one transaction. */
final class Recovery {
    private static final Duration LEFT_LYING = Duration.ofMinutes(1);

    private final Handle handle;
    private final Instant now;
    private final int maxInterruptions;

    Recovery(Handle handle, Instant now, int maxInterruptions) {
        this.handle = handle;
        this.now = now;
        this.maxInterruptions = maxInterruptions;
    }

    /** Returns how many jobs were taken back. */
    int takeBack(Set<InstanceId> gone) {
        List<String> names = gone.stream().map(InstanceId::text).toList();
        Set<String> jobs = new HashSet<>(unpin(names));
        new BatchRows(handle).unpin(names);
        for (Held held : listLost(names)) {
            free(held);
            jobs.add(held.lease().job().value());
        }
        return jobs.size();
    }

    /** An instance that lives looks for its jobs many times a minute, so one that left a job lying is gone, wherever. */
    private List<String> unpin(List<String> gone) {
        return handle.createQuery("""
                        UPDATE job SET pinned_to = NULL
                        WHERE pinned_to IN (<gone>)
                        OR (pinned_to IS NOT NULL AND lease_owner IS NULL AND deadline < :left
                            AND coalesce(not_before, 0) < :left)
                        RETURNING id
                        """)
                .bindList(EmptyHandling.NULL_KEYWORD, "gone", gone)
                .bind("left", now.minus(LEFT_LYING).toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /** Passes over what somebody else takes back, or extends, at this moment. */
    private List<Held> listLost(List<String> gone) {
        return handle.createQuery("""
                        SELECT id, lease_owner, epoch, state, interruptions FROM job
                        WHERE lease_owner IS NOT NULL AND (lease_until < :now OR lease_owner IN (<gone>))
                        AND state IN ('RUNNING', 'DRAWN', 'FAILED', 'CANCELLED')
                        ORDER BY created_at, id <lockFree>
                        """)
                .bind("now", now.toEpochMilli())
                .bindList(EmptyHandling.NULL_KEYWORD, "gone", gone)
                .map((row, _) -> new Held(
                        new Lease(
                                new JobId(row.getString("id")),
                                InstanceId.parse(row.getString("lease_owner")),
                                row.getLong("epoch")),
                        JobState.valueOf(row.getString("state")),
                        row.getInt("interruptions")))
                .list();
    }

    private void free(Held held) {
        if (held.state() != JobState.RUNNING) {
            set(held, FREE, Map.of());
        } else if (!new Attempts(handle).interrupt(held.lease(), now)) {
            set(held, "state = 'QUEUED', " + FREE, Map.of());
        } else if (held.interruptions() < maxInterruptions) {
            set(held, "state = 'QUEUED', interruptions = interruptions + 1, " + FREE, Map.of());
        } else if (new Artworks(handle).count(held.lease().job()) > 0) {
            giveUpTheRest(held);
        } else {
            fail(held);
        }
    }

    /** Whoever claims it next settles and delivers what arrived. */
    private void giveUpTheRest(Held held) {
        set(held, """
                state = 'QUEUED', interruptions = interruptions + 1, shortfall = coalesce(shortfall, :failure),
                given_up = cost_images - (SELECT count(*) FROM artwork_image i WHERE i.job = job.id),
                lease_owner = NULL, lease_until = NULL
                """, Map.of("failure", Codec.write(new Failure.Interrupted())));
    }

    private void fail(Held held) {
        set(
                held,
                "state = 'FAILED', failure = :failure, finished_at = :now, interruptions = interruptions + 1, " + FREE,
                Map.of("failure", Codec.write(new Failure.Interrupted()), "now", now.toEpochMilli()));
        new Ledger(handle).release(held.lease().job(), now);
    }

    private void set(Held held, String assignments, Map<String, ?> values) {
        new LeasedJob(handle, held.lease()).set(Set.of(held.state()), assignments, values);
    }

    /** A job as its lost holder left it. */
    private record Held(Lease lease, JobState state, int interruptions) {}
}
