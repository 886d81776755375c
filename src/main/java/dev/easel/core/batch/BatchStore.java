package dev.easel.core.batch;

import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps batches; their jobs are the {@link dev.easel.core.job.JobStore}'s. Each method is one transaction, durable when it
 * returns. Safe for use from several threads and processes.
 */
public interface BatchStore {
    /** Deduplicates, finds the whole a place, and admits each member that has room in every allowance. */
    BatchAdmission admit(NewBatch batch);

    /** Takes a batch's event and refuses it, so that a redelivery finds the same answer. */
    BatchAdmission turnAway(NewBatch batch, Failure reason);

    /** The sender was told: status and summary go to {@code replyTo} from now on, and the members may be claimed. */
    void acknowledged(JobId batch, ReplyAddress replyTo);

    /** How far it is; empty when there is none, or it can't be read. */
    Optional<Batch> find(JobId batch);

    /**
     * Takes a batch whose members are all over, and whose summary nobody is posting at this moment.
     *
     * @param leaseUntil when somebody else may take it, should it not be {@linkplain #closed closed}
     */
    Optional<Batch> claimFinished(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil);

    /** Posting the summary is tried again then. */
    void retryAt(JobId batch, Instant notBefore);

    /** The sheet was made; it is forgotten with the batch. */
    void sheetMade(JobId batch, ImageRef sheet);

    /** The summary is posted, or nobody can be told. */
    void closed(JobId batch, Instant now);
}
