package dev.easel.core.job;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps jobs and their charges. Each method is one transaction, durable when it returns. Methods that take a
 * {@link Lease} throw {@link LeaseLostException} when it is stale. Safe for use from several threads and processes.
 */
public interface JobStore {
    /** Deduplicates, reserves the price in every allowance, and keeps the job: all or nothing. */
    Admission admit(NewJob job);

    /**
     * Takes the next job that has something to do: draw (QUEUED), deliver (DRAWN), or tell the sender (FAILED and not
     * told). Oldest first. A QUEUED job is RUNNING afterwards.
     *
     * @param platforms only jobs that answer to one of these
     */
    Optional<Job> claim(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil);

    /**
     * Extends leases of jobs that are being worked on. Those that the instance holds but has lost sight of run out, so
     * that they are {@linkplain #recover taken back}.
     */
    void heartbeat(Set<Lease> leases, Instant leaseUntil);

    /** The sender was told that the job waits: answers go to {@code replyTo} from now on, and it may be claimed. */
    void acknowledged(JobId job, ReplyAddress replyTo);

    /** Records that a provider call is about to be sent. Call it before the first byte leaves. */
    void beginAttempt(Lease lease, Instant now);

    /**
     * The job is drawn by another request than was asked, because its model is gone. The call that the server refused, if
     * there was one, is over and cost nothing; the reservation stays as it is, and so does the lease.
     *
     * @param notes all the sentences about how the request was changed, those from before included
     */
    void replan(Lease lease, ImageRequest request, List<String> notes, Instant now);

    /** Keeps the artwork and settles the charge on what arrived, never above what was reserved. The lease stays, for the delivery. */
    void drawn(Lease lease, Artwork artwork, Cost settled, Instant now);

    /** Puts a job back into the queue after a call that failed; its reservation stays. Ends the lease. */
    void retryAt(Lease lease, Failure failure, Instant notBefore);

    /** Ends a job without images and releases its reservation. The lease stays, for telling the sender. */
    void failed(Lease lease, Failure failure, Instant now);

    /** Tries delivering, or telling, again later. Ends the lease. */
    void redeliverAt(Lease lease, Instant notBefore);

    /** The images are in the conversation. Ends the lease. */
    void delivered(Lease lease, MessageRef message, Instant now);

    /** The sender of a failed job knows, or can't be reached. Ends the lease. */
    void told(Lease lease, Instant now);

    /** Nobody can be given the images; they stay. Ends the lease. */
    void undeliverable(Lease lease, Failure failure, Instant now);

    /** The instances that hold leases or have jobs pinned to them. */
    Set<InstanceId> listOwners();

    /**
     * Takes back what lost its holder: leases that ran out before {@code now}, and everything of the instances in
     * {@code gone}, pins included. A job whose provider call was cut off is queued again while it was interrupted at
     * most {@code maxInterruptions} times, else it fails as {@code Interrupted} and its reservation is released.
     *
     * @return how many jobs were taken back
     */
    int recover(Set<InstanceId> gone, Instant now, int maxInterruptions);

    /** Whether the job is over: delivered, undeliverable, or failed and told. False for a job that is not kept. */
    boolean isOver(JobId job);

    /** The models that have drawn since. */
    Set<ModelId> listModelsDrawn(Instant since);
}
