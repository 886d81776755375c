package dev.easel.storage;

import static dev.easel.storage.LeasedJob.FREE;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.JobState;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Order;
import dev.easel.core.job.ParkedJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps jobs and their charges in one database, so that both change together or not at all. */
public final class JdbcJobStore implements JobStore {
    private static final Set<JobState> RUNNING = Set.of(JobState.RUNNING);
    private static final Set<JobState> DRAWN = Set.of(JobState.DRAWN);
    private static final Set<JobState> WITHOUT_IMAGES = Set.of(JobState.FAILED, JobState.CANCELLED);
    private static final Set<JobState> UNANSWERED = Set.of(JobState.DRAWN, JobState.FAILED, JobState.CANCELLED);
    private static final String END = "pinned_to = NULL, " + FREE;

    private final Database database;
    private final JobLimits limits;

    /** A store without limits. */
    public JdbcJobStore(Database database) {
        this(database, JobLimits.NONE);
    }

    /** @param limits the same in every instance that shares the database */
    public JdbcJobStore(Database database, JobLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    @Override
    public Admission admit(NewJob job) {
        JobRow row = JobRow.of(job);
        return database.write(handle -> new Admissions(handle, limits).admit(row));
    }

    @Override
    public Admission turnAway(NewJob job, Failure reason) {
        return database.write(handle -> new Admissions(handle, limits).turnAway(job, reason));
    }

    @Override
    public Ahead ahead(NewJob job) {
        return database.read(handle -> new WaitingLine(handle).ahead(job));
    }

    @Override
    public Optional<Ahead> findAhead(JobId job) {
        return database.read(handle -> new WaitingLine(handle).findAhead(job));
    }

    @Override
    public Optional<Job> claim(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        // An idle instance asks often; only a job that is there is worth a turn at the writer.
        return database.read(handle -> new Claims(handle, limits, owner, platforms, now).isAny())
                ? database.write(handle -> new Claims(handle, limits, owner, platforms, now).claim(leaseUntil))
                : Optional.empty();
    }

    @Override
    public Optional<UserRef> findRequester(JobId job) {
        return database.read(handle -> new JobRows(handle).findRequester(job));
    }

    @Override
    public Optional<Order> findOrder(JobId job) {
        return database.read(handle -> new JobRows(handle).findOrder(job));
    }

    @Override
    public Cancellation cancel(JobId job, UserRef by, Instant now) {
        return database.write(handle -> new Cancelling(handle).cancel(job, by, now));
    }

    @Override
    public List<ParkedJob> listParked() {
        return database.read(handle -> new Parking(handle).list());
    }

    @Override
    public void heartbeat(Set<Lease> leases, Instant leaseUntil) {
        database.change(handle -> leases.forEach(lease -> handle.createUpdate("""
                        UPDATE job SET lease_until = :leaseUntil
                        WHERE id = :job AND epoch = :epoch AND lease_owner = :owner
                        """)
                .bind("job", lease.job().value())
                .bind("epoch", lease.epoch())
                .bind("owner", lease.owner().text())
                .bind("leaseUntil", leaseUntil.toEpochMilli())
                .execute()));
    }

    @Override
    public void acknowledged(JobId job, ReplyAddress replyTo) {
        database.change(handle -> handle.createUpdate("""
                        UPDATE job
                        SET reply_to = :replyTo, not_before = CASE attempts WHEN 0 THEN NULL ELSE not_before END
                        WHERE id = :job
                        """)
                .bind("job", job.value())
                .bind("replyTo", Codec.write(replyTo))
                .execute());
    }

    @Override
    public int beginAttempt(Lease lease, ModelId model, Cost atMost, Instant now) {
        return database.write(handle -> {
            new LeasedJob(handle, lease).set(RUNNING, "attempts = attempts + 1", Map.of());
            return new Attempts(handle).begin(lease, model, atMost, now);
        });
    }

    @Override
    public void replan(Lease lease, ImageRequest request, List<String> notes) {
        database.change(handle -> {
            new LeasedJob(handle, lease)
                    .set(
                            RUNNING,
                            "request = :request, notes = :notes",
                            Map.of("request", Codec.write(request), "notes", Codec.write(notes)));
            new BlobUses(handle).add(lease.job(), request);
        });
    }

    @Override
    public void arrived(Lease lease, int attempt, Artwork images, int missing, long billedMicros, Instant now) {
        database.change(handle -> {
            new LeasedJob(handle, lease).set(RUNNING, "given_up = given_up + :missing", Map.of("missing", missing));
            new Attempts(handle).succeed(lease, attempt, images.images().size(), billedMicros, now);
            new Artworks(handle).add(lease.job(), images, now);
        });
    }

    @Override
    public void attemptFailed(Lease lease, int attempt, Setback setback, Instant now) {
        database.change(handle -> {
            new LeasedJob(handle, lease)
                    .set(
                            RUNNING,
                            """
                            failures = :failures, given_up = given_up + :givenUp,
                            shortfall = CASE WHEN :givenUp > 0 THEN coalesce(shortfall, :failure) ELSE shortfall END
                            """,
                            Map.of(
                                    "failures",
                                    setback.failures(),
                                    "givenUp",
                                    setback.givenUp(),
                                    "failure",
                                    Codec.write(setback.failure())));
            new Attempts(handle).fail(lease, attempt, setback, now);
        });
    }

    @Override
    public void drawn(Lease lease, Cost settled, @Nullable Failure shortfall, Instant now) {
        database.change(handle -> {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("shortfall", shortfall == null ? null : Codec.write(shortfall));
            values.put("settled", settled.micros());
            new LeasedJob(handle, lease)
                    .set(RUNNING, "state = 'DRAWN', shortfall = :shortfall, settled_micros = :settled", values);
            new Ledger(handle).post(lease.job(), settled, now);
        });
    }

    @Override
    public void retryAt(Lease lease, Instant notBefore) {
        database.change(handle -> new LeasedJob(handle, lease)
                .set(
                        RUNNING,
                        "state = 'QUEUED', not_before = :notBefore, " + FREE,
                        Map.of("notBefore", notBefore.toEpochMilli())));
    }

    @Override
    public int failWaiting(InstanceId instance, Set<PlatformId> platforms, Failure failure, Instant now) {
        return database.write(handle -> {
            Ledger ledger = new Ledger(handle);
            List<JobId> failed = new JobRows(handle).failWaiting(instance, platforms, failure, now);
            failed.forEach(job -> ledger.release(job, now));
            return failed.size();
        });
    }

    @Override
    public void failed(Lease lease, Failure failure, Instant now) {
        database.change(handle -> {
            new LeasedJob(handle, lease)
                    .set(RUNNING, "state = 'FAILED', failure = :failure, finished_at = :now", end(failure, now));
            new Ledger(handle).release(lease.job(), now);
        });
    }

    @Override
    public void redeliverAt(Lease lease, Instant notBefore) {
        database.change(handle -> new LeasedJob(handle, lease)
                .set(
                        UNANSWERED,
                        "tries = tries + 1, not_before = :notBefore, " + FREE,
                        Map.of("notBefore", notBefore.toEpochMilli())));
    }

    @Override
    public boolean delivered(Lease lease, List<MessageRef> messages, Instant now) {
        MessageRef first = messages.getFirst();
        return database.write(handle -> {
            new LeasedJob(handle, lease)
                    .set(
                            DRAWN,
                            "state = 'DELIVERED', message_platform = :platform, message = :message,"
                                    + " finished_at = :now, " + END,
                            Map.of(
                                    "platform",
                                    first.platform().name(),
                                    "message",
                                    first.value(),
                                    "now",
                                    now.toEpochMilli()));
            new Exhibits(handle).addMessages(lease.job(), messages);
            return !new Exhibits(handle).isTakenBack(lease.job().value());
        });
    }

    @Override
    public void told(Lease lease, Instant now) {
        database.change(handle -> new LeasedJob(handle, lease)
                .set(WITHOUT_IMAGES, "told_at = :now, " + END, Map.of("now", now.toEpochMilli())));
    }

    @Override
    public void undeliverable(Lease lease, Failure failure, Instant now) {
        database.change(handle -> new LeasedJob(handle, lease)
                .set(
                        DRAWN,
                        "state = 'UNDELIVERABLE', failure = :failure, finished_at = :now, " + END,
                        end(failure, now)));
    }

    @Override
    public Set<InstanceId> listOwners() {
        return database.read(handle -> handle.createQuery("""
                        SELECT lease_owner FROM job WHERE lease_owner IS NOT NULL
                        UNION
                        SELECT pinned_to FROM job WHERE pinned_to IS NOT NULL
                        UNION
                        SELECT pinned_to FROM batch WHERE pinned_to IS NOT NULL AND closed_at IS NULL
                        """)
                .mapTo(String.class)
                .map(InstanceId::parse)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public int recover(Set<InstanceId> gone, Instant now, int maxInterruptions) {
        return database.write(handle -> new Recovery(handle, now, maxInterruptions).takeBack(gone));
    }

    @Override
    public boolean isOver(JobId job) {
        return database.read(handle -> new JobRows(handle).isOver(job));
    }

    @Override
    public Set<ModelId> listModelsDrawn(Instant since) {
        return database.read(handle -> new Artworks(handle).listModels(since));
    }

    private static Map<String, ?> end(Failure failure, Instant now) {
        return Map.of("failure", Codec.write(failure), "now", now.toEpochMilli());
    }
}
