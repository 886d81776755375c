package dev.easel.metrics;

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
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Order;
import dev.easel.core.job.ParkedJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands everything on to another store, so that a watcher writes down only what it looks at. */
abstract class ForwardingJobStore implements JobStore {
    private final JobStore jobs;

    ForwardingJobStore(JobStore jobs) {
        this.jobs = jobs;
    }

    @Override
    public Admission admit(NewJob job) {
        return jobs.admit(job);
    }

    @Override
    public Admission turnAway(NewJob job, Failure reason) {
        return jobs.turnAway(job, reason);
    }

    @Override
    public Ahead ahead(NewJob job) {
        return jobs.ahead(job);
    }

    @Override
    public Optional<Ahead> findAhead(JobId job) {
        return jobs.findAhead(job);
    }

    @Override
    public Optional<Job> claim(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        return jobs.claim(owner, platforms, now, leaseUntil);
    }

    @Override
    public void heartbeat(Set<Lease> leases, Instant leaseUntil) {
        jobs.heartbeat(leases, leaseUntil);
    }

    @Override
    public Optional<UserRef> findRequester(JobId job) {
        return jobs.findRequester(job);
    }

    @Override
    public Cancellation cancel(JobId job, UserRef by, Instant now) {
        return jobs.cancel(job, by, now);
    }

    @Override
    public List<ParkedJob> listParked() {
        return jobs.listParked();
    }

    @Override
    public void acknowledged(JobId job, ReplyAddress replyTo) {
        jobs.acknowledged(job, replyTo);
    }

    @Override
    public int beginAttempt(Lease lease, ModelId model, Cost atMost, Instant now) {
        return jobs.beginAttempt(lease, model, atMost, now);
    }

    @Override
    public void arrived(Lease lease, int attempt, Artwork images, int missing, long billedMicros, Instant now) {
        jobs.arrived(lease, attempt, images, missing, billedMicros, now);
    }

    @Override
    public void replan(Lease lease, ImageRequest request, List<String> notes) {
        jobs.replan(lease, request, notes);
    }

    @Override
    public void attemptFailed(Lease lease, int attempt, Setback setback, Instant now) {
        jobs.attemptFailed(lease, attempt, setback, now);
    }

    @Override
    public void drawn(Lease lease, Cost settled, @Nullable Failure shortfall, Instant now) {
        jobs.drawn(lease, settled, shortfall, now);
    }

    @Override
    public void retryAt(Lease lease, Instant notBefore) {
        jobs.retryAt(lease, notBefore);
    }

    @Override
    public void failed(Lease lease, Failure failure, Instant now) {
        jobs.failed(lease, failure, now);
    }

    @Override
    public int failWaiting(InstanceId instance, Set<PlatformId> platforms, Failure failure, Instant now) {
        return jobs.failWaiting(instance, platforms, failure, now);
    }

    @Override
    public void redeliverAt(Lease lease, Instant notBefore) {
        jobs.redeliverAt(lease, notBefore);
    }

    @Override
    public boolean delivered(Lease lease, List<MessageRef> messages, Instant now) {
        return jobs.delivered(lease, messages, now);
    }

    @Override
    public void told(Lease lease, Instant now) {
        jobs.told(lease, now);
    }

    @Override
    public void undeliverable(Lease lease, Failure failure, Instant now) {
        jobs.undeliverable(lease, failure, now);
    }

    @Override
    public Set<InstanceId> listOwners() {
        return jobs.listOwners();
    }

    @Override
    public int recover(Set<InstanceId> gone, Instant now, int maxInterruptions) {
        return jobs.recover(gone, now, maxInterruptions);
    }

    @Override
    public boolean isOver(JobId job) {
        return jobs.isOver(job);
    }

    @Override
    public Set<ModelId> listModelsDrawn(Instant since) {
        return jobs.listModelsDrawn(since);
    }

    @Override
    public Optional<Order> findOrder(JobId job) {
        return jobs.findOrder(job);
    }
}
