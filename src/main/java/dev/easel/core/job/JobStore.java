package dev.easel.core.job;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs and their charges. Each method is one transaction, durable when it returns. Methods that take a
 * {@link Lease} throw {@link LeaseLostException} when it is stale. Safe for use from several threads and processes.
 */
public interface JobStore {
    /**
     * Deduplicates, finds it a place within the {@link JobLimits}, reserves the price in every allowance, and keeps the
     * job: all or nothing.
     */
    Admission admit(NewJob job);

    /**
     * Takes a job's event and refuses it, so that a redelivery finds the same answer. Nothing is reserved.
     *
     * @return refused for this reason; or the answer that the event had before
     */
    Admission turnAway(NewJob job, Failure reason);

    /** What is drawn before a job that asks now. */
    Ahead ahead(NewJob job);

    /** What is drawn before a job that waits; empty when it doesn't, or not any more. */
    Optional<Ahead> findAhead(JobId job);

    /**
     * Takes the next job that has something to do. First, and oldest first: those to deliver (DRAWN), and those whose
     * sender is to be told (FAILED or CANCELLED, and not told). Then those to draw (QUEUED, and RUNNING afterwards): the
     * space is served that had the fewest images for its share of time, and in it the person who had, oldest first; who
     * has as many jobs running as the {@link JobLimits} allow is passed over. Private conversations of a platform share
     * one space. A job that this version can't read is {@linkplain JobState#PARKED parked}, and the next one taken.
     *
     * @param platforms only jobs that answer to one of these
     */
    Optional<Job> claim(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil);

    /**
     * Extends leases of jobs that are being worked on. Those that the instance holds but has lost sight of run out, so
     * that they are {@linkplain #recover taken back}.
     */
    void heartbeat(Set<Lease> leases, Instant leaseUntil);

    /** Who asked for a job; empty when it isn't known. */
    Optional<UserRef> findRequester(JobId job);

    /** What was asked for, whatever became of it; empty when it isn't known, or can't be read. */
    Optional<Order> findOrder(JobId job);

    /**
     * Gives a job up that waits, or that runs and was not called for yet: its reservation is released, and whoever holds
     * it is refused from now on. Whether {@code by} may do so is for the caller to know.
     */
    Cancellation cancel(JobId job, UserRef by, Instant now);

    /** The jobs that wait for review, oldest first. */
    List<ParkedJob> listParked();

    /** The sender was told that the job waits: answers go to {@code replyTo} from now on, and it may be claimed. */
    void acknowledged(JobId job, ReplyAddress replyTo);

    /**
     * Records that a provider call is about to be sent, and reserves its price in the operator's book. Call it before the
     * first byte leaves.
     *
     * @param model that is asked to draw
     * @param atMost how many images the call asks for, and the most that the provider can charge for it
     * @return the call's number, from 1
     */
    int beginAttempt(Lease lease, ModelId model, Cost atMost, Instant now);

    /**
     * Keeps what a call brought, with what earlier ones did: an image that is kept is never drawn again.
     *
     * @param missing images that the call was asked for and did not bring; they are given up
     * @param billedMicros what the provider charges for the call, in the operator's book
     */
    void arrived(Lease lease, int attempt, Artwork images, int missing, long billedMicros, Instant now);

    /**
     * The job is drawn by another request than was asked, because its model is gone. The reservation stays as it is, and
     * so does the lease.
     *
     * @param notes all the sentences about how the request was changed, those from before included
     */
    void replan(Lease lease, ImageRequest request, List<String> notes);

    /**
     * Ends a call that brought nothing, with what follows from it. The first reason for fewer images stays. The operator's
     * book is freed of a call that is certainly not billed, and charged with the worst price of any other.
     */
    void attemptFailed(Lease lease, int attempt, Setback setback, Instant now);

    /** Settles the charge on what arrived, never above what was reserved. The lease stays, for the delivery. */
    void drawn(Lease lease, Cost settled, @Nullable Failure shortfall, Instant now);

    /** Puts a job back into the queue; its reservation and what arrived stay. Ends the lease. */
    void retryAt(Lease lease, Instant notBefore);

    /** Ends a job without images and releases its reservation. The lease stays, for telling the sender. */
    void failed(Lease lease, Failure failure, Instant now);

    /**
     * Ends all jobs at once that wait to be drawn, now or later, and that this instance could {@linkplain #claim claim}.
     * Their reservations are released, and their senders are told as soon as somebody claims them for that.
     *
     * @param platforms only jobs that answer to one of these
     * @return how many there were
     */
    int failWaiting(InstanceId instance, Set<PlatformId> platforms, Failure failure, Instant now);

    /** Tries delivering, or telling, again later. Ends the lease. */
    void redeliverAt(Lease lease, Instant notBefore);

    /**
     * The images are in the conversation. Ends the lease.
     *
     * @param messages those that show them, in their order; at least one
     * @return whether they may stay there: not when the images were taken back while they were on their way
     */
    boolean delivered(Lease lease, List<MessageRef> messages, Instant now);

    /** As {@link #delivered(Lease, List, Instant)}, with one message. */
    default void delivered(Lease lease, MessageRef message, Instant now) {
        delivered(lease, List.of(message), now);
    }

    /** The sender of a failed or cancelled job knows, or can't be reached. Ends the lease. */
    void told(Lease lease, Instant now);

    /** Nobody can be given the images; they stay. Ends the lease. */
    void undeliverable(Lease lease, Failure failure, Instant now);

    /** The instances that hold leases or have jobs pinned to them. */
    Set<InstanceId> listOwners();

    /**
     * Takes back what lost its holder: leases that ran out before {@code now}, and everything of the instances in
     * {@code gone}, pins included. A pin is also gone when the job's deadline is, and for a minute its instance didn't
     * take what it could have had: it runs somewhere else, if at all. A job whose provider calls were cut off is queued again while it was interrupted at
     * most {@code maxInterruptions} times. Else what is missing is given up: it fails as {@code Interrupted} and its
     * reservation is released, or, when some images arrived, it is queued to be settled and delivered.
     *
     * @return how many jobs were taken back
     */
    int recover(Set<InstanceId> gone, Instant now, int maxInterruptions);

    /** Whether the job is over: delivered, undeliverable, or failed or cancelled and told. False for a job that is not kept. */
    boolean isOver(JobId job);

    /** The models that have drawn since. */
    Set<ModelId> listModelsDrawn(Instant since);
}
