package dev.easel.storage;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Finding the next job and leasing it, within one transaction. */
final class Claims {
    private static final String CLAIMABLE = """
            platform IN (<platforms>)
            AND (not_before IS NULL OR not_before <= :now)
            AND (pinned_to IS NULL OR pinned_to = :owner)
            """;

    private static final String TO_ANSWER = """
            SELECT id FROM waiting_job WHERE state <> 'QUEUED' AND %s ORDER BY created_at, id LIMIT 1
            """.formatted(CLAIMABLE);

    /**
     * In a pause a waiting job is left alone, but not beyond its deadline: then it is given up and refunded. An older
     * Easel beside this one does not say whose a job is.
     */
    private static final String TO_DRAW =
            """
            SELECT id FROM waiting_job WHERE state = 'QUEUED' AND %s
            AND (deadline <= :now OR NOT %s)
            AND (queue_user = '?' OR :maxRunning > (SELECT count(*) FROM job running
                WHERE running.state = 'RUNNING' AND running.queue_user = waiting_job.queue_user))
            ORDER BY %s, %s, created_at, id LIMIT 1
            """.formatted(CLAIMABLE, Bars.PAUSES_THE_JOB, FairShares.SPACE_AHEAD, FairShares.USER_AHEAD);

    private final Handle handle;
    private final JobLimits limits;
    private final InstanceId owner;
    private final Set<PlatformId> platforms;
    private final Instant now;

    Claims(Handle handle, JobLimits limits, InstanceId owner, Set<PlatformId> platforms, Instant now) {
        this.handle = handle;
        this.limits = limits;
        this.owner = owner;
        this.platforms = platforms;
        this.now = now;
    }

    /** Whether {@link #claim} would find a job. Reads only. */
    boolean isAny() {
        return exists(TO_ANSWER) || exists(TO_DRAW);
    }

    /** Jobs that can't be read are parked on the way. */
    Optional<Job> claim(Instant leaseUntil) {
        while (true) {
            Optional<JobId> found = take(leaseUntil);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new JobRows(handle).require(found.get()));
            } catch (UnreadableRowException e) {
                new Parking(handle).park(found.get(), e, now);
            }
        }
    }

    private Optional<JobId> take(Instant leaseUntil) {
        Optional<JobId> toAnswer = lease(TO_ANSWER, leaseUntil);
        if (toAnswer.isPresent() || !exists(TO_DRAW)) {
            return toAnswer;
        }
        // One at a time: two could each see one job of a person running, and start one more.
        Turnstile.pass(handle, Turnstile.CLAIMS);
        Optional<JobId> toDraw = lease(TO_DRAW, leaseUntil);
        toDraw.ifPresent(new FairShares(handle)::serve);
        return toDraw;
    }

    private boolean exists(String query) {
        return bind(handle.createQuery("SELECT EXISTS (" + query + ")"))
                .mapTo(boolean.class)
                .one();
    }

    /** The lease is taken in the statement that finds the job, so nobody else can find it too. */
    private Optional<JobId> lease(String query, Instant leaseUntil) {
        return bind(handle.createQuery("""
                        UPDATE job
                        SET state = CASE state WHEN 'QUEUED' THEN 'RUNNING' ELSE state END,
                            epoch = epoch + 1, lease_owner = :owner, lease_until = :leaseUntil, not_before = NULL
                        WHERE id = (%s <lockFree>)
                        RETURNING id
                        """.formatted(query)))
                .bind("leaseUntil", leaseUntil.toEpochMilli())
                .mapTo(String.class)
                .map(JobId::new)
                .findOne();
    }

    private <S extends SqlStatement<S>> S bind(S statement) {
        List<String> names = platforms.stream().map(PlatformId::name).toList();
        return statement
                .bindList("platforms", names)
                .bind("owner", owner.text())
                .bind("now", now.toEpochMilli())
                .bind("maxRunning", limits.runningPerUser());
    }
}
