package dev.easel.metrics;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Cost;
import dev.easel.metrics.JobMeters.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Measures jobs by what is kept of them: a number is counted once what it stands for is durable. */
final class WatchedJobs extends ForwardingJobStore {
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private final JobMeters meters;
    private final InstantSource clock;
    private final Map<JobId, Stretch> atHand = new ConcurrentHashMap<>();

    WatchedJobs(JobStore jobs, JobMeters meters, InstantSource clock) {
        super(jobs);
        this.meters = meters;
        this.clock = clock;
    }

    /** A job at hand, and when its present stage began. */
    private record Stretch(Instant createdAt, Instant begunAt) {}

    @Override
    public Admission admit(NewJob job) {
        return counted(job, super.admit(job));
    }

    @Override
    public Admission turnAway(NewJob job, Failure reason) {
        return counted(job, super.turnAway(job, reason));
    }

    private Admission counted(NewJob job, Admission admission) {
        meters.decided(job.replyTo().platform(), admission);
        return admission;
    }

    @Override
    public Optional<Job> claim(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        Optional<Job> claimed = super.claim(owner, platforms, now, leaseUntil);
        claimed.ifPresent(job -> {
            atHand.put(job.id(), new Stretch(job.createdAt(), now));
            if (job.state() == JobState.RUNNING && job.counts().attempts() == 0) {
                meters.passed(Stage.QUEUED, Duration.between(job.createdAt(), now));
            }
        });
        return claimed;
    }

    @Override
    public void arrived(Lease lease, int attempt, Artwork images, int missing, long billedMicros, Instant now) {
        super.arrived(lease, attempt, images, missing, billedMicros, now);
        meters.arrived(images.model(), images.images().size(), billedMicros);
    }

    @Override
    public void drawn(Lease lease, Cost settled, @Nullable Failure shortfall, Instant now) {
        super.drawn(lease, settled, shortfall, now);
        atHand.computeIfPresent(lease.job(), (_, stretch) -> {
            meters.passed(Stage.DRAWING, Duration.between(stretch.begunAt(), now));
            return new Stretch(stretch.createdAt(), now);
        });
    }

    @Override
    public boolean delivered(Lease lease, List<MessageRef> messages, Instant now) {
        boolean wanted = super.delivered(lease, messages, now);
        Stretch stretch = atHand.remove(lease.job());
        if (stretch != null) {
            meters.passed(Stage.DELIVERING, Duration.between(stretch.begunAt(), now));
            meters.passed(Stage.WHOLE, Duration.between(stretch.createdAt(), now));
        }
        meters.ended(JobState.DELIVERED, null, 1);
        return wanted;
    }

    @Override
    public void failed(Lease lease, Failure failure, Instant now) {
        super.failed(lease, failure, now);
        meters.ended(JobState.FAILED, failure, 1);
    }

    @Override
    public void undeliverable(Lease lease, Failure failure, Instant now) {
        super.undeliverable(lease, failure, now);
        atHand.remove(lease.job());
        meters.ended(JobState.UNDELIVERABLE, failure, 1);
    }

    @Override
    public int failWaiting(InstanceId instance, Set<PlatformId> platforms, Failure failure, Instant now) {
        int failed = super.failWaiting(instance, platforms, failure, now);
        meters.ended(JobState.FAILED, failure, failed);
        return failed;
    }

    @Override
    public Cancellation cancel(JobId job, UserRef by, Instant now) {
        Cancellation cancellation = super.cancel(job, by, now);
        if (cancellation == Cancellation.DONE) {
            meters.ended(JobState.CANCELLED, null, 1);
        }
        return cancellation;
    }

    @Override
    public void retryAt(Lease lease, Instant notBefore) {
        super.retryAt(lease, notBefore);
        atHand.remove(lease.job());
    }

    @Override
    public void redeliverAt(Lease lease, Instant notBefore) {
        super.redeliverAt(lease, notBefore);
        atHand.remove(lease.job());
    }

    @Override
    public void told(Lease lease, Instant now) {
        super.told(lease, now);
        atHand.remove(lease.job());
    }

    /** Whatever was lost from here is taken back as well. */
    @Override
    public int recover(Set<InstanceId> gone, Instant now, int maxInterruptions) {
        int recovered = super.recover(gone, now, maxInterruptions);
        meters.recovered(recovered);
        return recovered;
    }

    /** What is not kept alive is not at hand any more. */
    @Override
    public void heartbeat(Set<Lease> leases, Instant leaseUntil) {
        super.heartbeat(leases, leaseUntil);
        Instant lost = clock.instant().minus(LOST_AFTER);
        atHand.entrySet()
                .removeIf(entry -> entry.getValue().begunAt().isBefore(lost)
                        && leases.stream().noneMatch(lease -> lease.job().equals(entry.getKey())));
    }
}
