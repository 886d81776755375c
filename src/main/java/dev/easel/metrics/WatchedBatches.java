package dev.easel.metrics;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchAdmission;
import dev.easel.core.batch.BatchStore;
import dev.easel.core.batch.NewBatch;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Counts the members of batches as the jobs that they are; what becomes of those is the {@link WatchedJobs}' to see. */
record WatchedBatches(BatchStore batches, JobMeters meters) implements BatchStore {
    @Override
    public BatchAdmission admit(NewBatch batch) {
        return counted(batch, batches.admit(batch));
    }

    @Override
    public BatchAdmission turnAway(NewBatch batch, Failure reason) {
        return counted(batch, batches.turnAway(batch, reason));
    }

    /** A batch that was refused as a whole was one refusal, as its asker was told one. */
    private BatchAdmission counted(NewBatch batch, BatchAdmission admission) {
        PlatformId platform = batch.replyTo().platform();
        switch (admission) {
            case BatchAdmission.Admitted accepted -> {
                meters.admitted(platform, accepted.admitted());
                accepted.refusals().forEach(reason -> meters.refused(platform, reason));
            }
            case BatchAdmission.Duplicate _ -> meters.repeated(platform);
            case BatchAdmission.Refused refused -> meters.refused(platform, refused.reason());
        }
        return admission;
    }

    @Override
    public void acknowledged(JobId batch, ReplyAddress replyTo) {
        batches.acknowledged(batch, replyTo);
    }

    @Override
    public Optional<Batch> find(JobId batch) {
        return batches.find(batch);
    }

    @Override
    public Optional<Batch> claimFinished(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        return batches.claimFinished(owner, platforms, now, leaseUntil);
    }

    @Override
    public void retryAt(JobId batch, Instant notBefore) {
        batches.retryAt(batch, notBefore);
    }

    @Override
    public void sheetMade(JobId batch, ImageRef sheet) {
        batches.sheetMade(batch, sheet);
    }

    @Override
    public void closed(JobId batch, Instant now) {
        batches.closed(batch, now);
    }
}
