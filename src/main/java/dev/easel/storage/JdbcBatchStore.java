package dev.easel.storage;

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
import dev.easel.core.job.JobLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Keeps batches beside the jobs of a {@link JdbcJobStore}. */
public final class JdbcBatchStore implements BatchStore {
    private static final String FINISHED = """
            SELECT id FROM batch
            WHERE closed_at IS NULL AND platform IN (<platforms>) AND (pinned_to IS NULL OR pinned_to = :owner)
            AND (not_before IS NULL OR not_before <= :now) AND %s
            ORDER BY created_at LIMIT 1
            """.formatted(BatchRows.OVER);

    private final Database database;
    private final JobLimits limits;

    /** @param limits those of the job store */
    public JdbcBatchStore(Database database, JobLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    @Override
    public BatchAdmission admit(NewBatch batch) {
        return database.write(handle -> new BatchAdmissions(handle, limits).admit(batch));
    }

    @Override
    public BatchAdmission turnAway(NewBatch batch, Failure reason) {
        return database.write(handle -> new BatchAdmissions(handle, limits).turnAway(batch, reason));
    }

    @Override
    public void acknowledged(JobId batch, ReplyAddress replyTo) {
        database.change(handle -> {
            set(handle, batch, "reply_to = :value, not_before = NULL", Codec.write(replyTo));
            handle.createUpdate("""
                            UPDATE job SET not_before = NULL
                            WHERE epoch = 0 AND id IN (SELECT job FROM batch_member WHERE batch = :batch)
                            """).bind("batch", batch.value()).execute();
        });
    }

    @Override
    public Optional<Batch> find(JobId batch) {
        return database.read(handle -> new BatchRows(handle).find(batch));
    }

    @Override
    public Optional<Batch> claimFinished(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        if (platforms.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = platforms.stream().map(PlatformId::name).toList();
        // An idle instance asks often; only a batch that is there is worth a turn at the writer.
        return database.read(handle -> bound(handle.createQuery("SELECT EXISTS (" + FINISHED + ")"), owner, names, now)
                        .mapTo(boolean.class)
                        .one())
                ? database.write(handle -> bound(handle.createQuery("""
                                UPDATE batch SET not_before = :leaseUntil, tries = tries + 1
                                WHERE id = (%s <lockFree>) RETURNING id
                                """.formatted(FINISHED)), owner, names, now)
                        .bind("leaseUntil", leaseUntil.toEpochMilli())
                        .mapTo(String.class)
                        .map(JobId::new)
                        .findOne()
                        .flatMap(new BatchRows(handle)::find))
                : Optional.empty();
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, InstanceId owner, List<String> platforms, Instant now) {
        return statement
                .bindList("platforms", platforms)
                .bind("owner", owner.text())
                .bind("now", now.toEpochMilli());
    }

    @Override
    public void retryAt(JobId batch, Instant notBefore) {
        database.change(handle -> set(handle, batch, "not_before = :value", notBefore.toEpochMilli()));
    }

    @Override
    public void sheetMade(JobId batch, ImageRef sheet) {
        database.change(handle -> set(handle, batch, "sheet_image = :value", Codec.write(sheet)));
    }

    @Override
    public void closed(JobId batch, Instant now) {
        database.change(handle -> set(handle, batch, "closed_at = :value, pinned_to = NULL", now.toEpochMilli()));
    }

    private static void set(Handle handle, JobId batch, String assignments, Object value) {
        handle.createUpdate("UPDATE batch SET " + assignments + " WHERE id = :id")
                .bind("id", batch.value())
                .bind("value", value)
                .execute();
    }
}
