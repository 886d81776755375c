package dev.easel.testing;

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

/** For where everything is asked for alone. */
public final class NoBatches implements BatchStore {
    @Override
    public BatchAdmission admit(NewBatch batch) {
        throw new UnsupportedOperationException("no batches here");
    }

    @Override
    public BatchAdmission turnAway(NewBatch batch, Failure reason) {
        return new BatchAdmission.Refused(reason);
    }

    @Override
    public void acknowledged(JobId batch, ReplyAddress replyTo) {}

    @Override
    public Optional<Batch> find(JobId batch) {
        return Optional.empty();
    }

    @Override
    public Optional<Batch> claimFinished(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        return Optional.empty();
    }

    @Override
    public void retryAt(JobId batch, Instant notBefore) {}

    @Override
    public void sheetMade(JobId batch, ImageRef sheet) {}

    @Override
    public void closed(JobId batch, Instant now) {}
}
