package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.storage.Ledger.Taken;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Letting a job in, within one transaction: the event, the reservation and the job, or the event and its refusal. */
final class Admissions {
    private final Handle handle;
    private final Ledger ledger;

    private final JobLimits limits;

    Admissions(Handle handle, JobLimits limits) {
        this.handle = handle;
        this.ledger = new Ledger(handle);
        this.limits = limits;
    }

    Admission admit(JobRow row) {
        NewJob job = row.job();
        if (!isFirst(job)) {
            return earlier(job);
        }
        return findObstacle(job, 1)
                .or(() -> findShortage(row))
                .<Admission>map(reason -> refuse(job, reason))
                .orElseGet(() -> new Admission.Admitted(job.id()));
    }

    /**
     * Why nothing like this may come in, whatever it costs.
     *
     * @param places how many jobs ask for a place at once
     */
    Optional<Failure> findObstacle(NewJob job, int places) {
        Optional<Failure.Barred> bar = new Bars(handle).find(job);
        if (bar.isPresent()) {
            return Optional.of(bar.get());
        }
        // Its files may be deleted from the moment on when it was taken back.
        if (job.origin() != null && new Exhibits(handle).isRemoved(job.origin().job())) {
            return Optional.of(Failure.UserError.of("exhibit-removed"));
        }
        if (job.origin() != null && new Exhibits(handle).isRetired(job.origin().job())) {
            return Optional.of(Failure.UserError.of("exhibit-retired"));
        }
        return new WaitingLine(handle).findRefusal(job, places, limits);
    }

    /** Keeps the job and reserves its price; else says in which allowance there is no room. */
    Optional<Failure> findShortage(JobRow row) {
        NewJob job = row.job();
        while (!reserves(row)) {
            List<QuotaStatus> standings = ledger.standings(job.allowances());
            // Between the reservation and this look somebody else may have freed what was missing.
            if (!Refusals.isRoom(standings, job.cost())) {
                return Optional.of(Refusals.tightest(standings, job.cost()));
            }
        }
        return Optional.empty();
    }

    /** Keeps the job and its reservation, or neither. */
    private boolean reserves(JobRow row) {
        NewJob job = row.job();
        Optional<List<Taken>> taken = ledger.take(job.allowances(), job.cost());
        if (taken.isEmpty()) {
            return false;
        }
        new JobRows(handle).insert(row);
        ledger.reserve(job.id(), taken.get(), job.now());
        return true;
    }

    /** Takes the event, and nothing else. */
    Admission turnAway(NewJob job, Failure reason) {
        return isFirst(job) ? refuse(job, reason) : earlier(job);
    }

    /** Takes the event, unless it was taken before. */
    boolean isFirst(NewJob job) {
        return handle.createUpdate("""
                        INSERT INTO inbound_event (platform, event_key, job, seen_at)
                        VALUES (:platform, :eventKey, :job, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("platform", JobRows.platform(job))
                        .bind("eventKey", job.eventId())
                        .bind("job", job.id().value())
                        .bind("now", job.now().toEpochMilli())
                        .execute()
                == 1;
    }

    /** The event that was taken leads to this job. */
    void nameJob(NewJob job) {
        handle.createUpdate("""
                        UPDATE inbound_event SET job = :job WHERE platform = :platform AND event_key = :eventKey
                        """)
                .bind("job", job.id().value())
                .bind("platform", JobRows.platform(job))
                .bind("eventKey", job.eventId())
                .execute();
    }

    Admission earlier(NewJob job) {
        return handle.createQuery("""
                        SELECT job, refusal FROM inbound_event WHERE platform = :platform AND event_key = :eventKey
                        """)
                .bind("platform", JobRows.platform(job))
                .bind("eventKey", job.eventId())
                .map((row, _) -> answer(row.getString("job"), row.getString("refusal")))
                .one();
    }

    private static Admission answer(@Nullable String job, @Nullable String refusal) {
        return refusal == null
                ? new Admission.Duplicate(new JobId(Objects.requireNonNull(job)))
                : new Admission.Refused(Codec.read(refusal, Failure.class));
    }

    /** Keeps the answer with the event, so that a redelivery gets the same one. */
    Admission refuse(NewJob job, Failure reason) {
        handle.createUpdate("""
                        UPDATE inbound_event SET job = NULL, refusal = :refusal
                        WHERE platform = :platform AND event_key = :eventKey
                        """)
                .bind("refusal", Codec.write(reason))
                .bind("platform", JobRows.platform(job))
                .bind("eventKey", job.eventId())
                .execute();
        return new Admission.Refused(reason);
    }
}
