package dev.easel.storage;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.Batch.Member;
import dev.easel.core.batch.Batch.Standing;
import dev.easel.core.batch.NewBatch;
import dev.easel.core.batch.Sheet;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of the tables {@code batch} and {@code batch_member}, within one transaction. */
final class BatchRows {
    /** Of a row of {@code batch}: nobody has anything to do for its members any more. */
    static final String OVER = """
            NOT EXISTS (SELECT 1 FROM batch_member member JOIN job ON job.id = member.job
                WHERE member.batch = batch.id AND job.told_at IS NULL
                AND job.state NOT IN ('DELIVERED', 'UNDELIVERABLE', 'PARKED'))""";

    private final Handle handle;

    BatchRows(Handle handle) {
        this.handle = handle;
    }

    /** @param refusals of members without a job, by their place from 0 */
    void insert(NewBatch batch, Map<Integer, Failure> refusals) {
        NewJob first = batch.first();
        handle.createUpdate("""
                        INSERT INTO batch (id, platform, queue_user, sender, reply_to, presentation, sheet, pinned_to, created_at,
                            not_before)
                        VALUES (:id, :platform, :queueUser, :sender, :replyTo, :presentation, :sheet, :pinnedTo, :createdAt,
                            :notBefore)
                        """)
                .bind("id", batch.id().value())
                .bind("platform", batch.replyTo().platform().name())
                .bind("queueUser", QueueKeys.user(first))
                .bind("sender", Codec.write(first.sender()))
                .bind("replyTo", Codec.write(batch.replyTo()))
                .bind("presentation", Codec.write(first.presentation()))
                .bind("sheet", batch.sheet().name())
                .bind(
                        "pinnedTo",
                        first.pinnedTo() == null ? null : first.pinnedTo().text())
                .bind("createdAt", first.now().toEpochMilli())
                .bind("notBefore", first.claimableFrom().toEpochMilli())
                .execute();
        insertMembers(batch, refusals);
    }

    private void insertMembers(NewBatch batch, Map<Integer, Failure> refusals) {
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO batch_member (batch, position, label, job, refusal)
                VALUES (:batch, :position, :label, :job, :refusal)
                """)) {
            for (int position = 0; position < batch.members().size(); position++) {
                NewBatch.Member member = batch.members().get(position);
                Failure refusal = refusals.get(position);
                rows.bind("batch", batch.id().value())
                        .bind("position", position)
                        .bind("label", member.label())
                        .bind("job", refusal == null ? member.job().id().value() : null)
                        .bind("refusal", refusal == null ? null : Codec.write(refusal))
                        .add();
            }
            rows.execute();
        }
    }

    /** The batch that a job is a member of. */
    Optional<JobId> findOf(JobId job) {
        return handle.createQuery("SELECT batch FROM batch_member WHERE job = :job")
                .bind("job", job.value())
                .mapTo(String.class)
                .map(JobId::new)
                .findOne();
    }

    /** Empty when there is none, or a newer version wrote it. */
    Optional<Batch> find(JobId id) {
        List<Member> members = listMembers(id);
        return handle.createQuery("SELECT * FROM batch WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> batch(id, row, members))
                .findOne();
    }

    private static Batch batch(JobId id, ResultSet row, List<Member> members) throws SQLException {
        String sheet = row.getString("sheet_image");
        return new Batch(
                id,
                Codec.read(row.getString("sender"), Sender.class),
                Codec.read(row.getString("reply_to"), ReplyAddress.class),
                Codec.read(row.getString("presentation"), Presentation.class),
                Sheet.valueOf(row.getString("sheet")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getInt("tries"),
                sheet == null ? null : Codec.read(sheet, ImageRef.class),
                members);
    }

    private List<Member> listMembers(JobId id) {
        return handle.createQuery("""
                        SELECT member.label, member.job, member.refusal, job.state, job.failure
                        FROM batch_member member LEFT JOIN job ON job.id = member.job
                        WHERE member.batch = :id ORDER BY member.position
                        """)
                .bind("id", id.value())
                .map((row, _) -> member(row))
                .list();
    }

    private Member member(ResultSet row) throws SQLException {
        String refusal = row.getString("refusal");
        if (refusal != null) {
            return new Member(row.getString("label"), null, new Standing.Failed(Codec.read(refusal, Failure.class)));
        }
        JobId job = new JobId(row.getString("job"));
        Standing standing = standing(job, JobState.valueOf(row.getString("state")), row.getString("failure"));
        return new Member(row.getString("label"), job, standing);
    }

    private Standing standing(JobId job, JobState state, @Nullable String failure) {
        return switch (state) {
            case QUEUED -> new Standing.Waiting();
            case RUNNING, DRAWN -> new Standing.UnderWay();
            case DELIVERED ->
                new Artworks(handle)
                        .find(job)
                        .<Standing>map(artwork ->
                                new Standing.Done(artwork.images().getFirst().image()))
                        .orElseThrow();
            case FAILED, UNDELIVERABLE -> new Standing.Failed(Codec.read(String.valueOf(failure), Failure.class));
            case CANCELLED -> new Standing.Cancelled();
            case PARKED -> new Standing.Failed(new Failure.Internal(job.value()));
        };
    }

    /** Nobody waits at these instances any more. */
    void unpin(List<String> gone) {
        handle.createUpdate("UPDATE batch SET pinned_to = NULL WHERE pinned_to IN (<gone>)")
                .bindList(EmptyHandling.NULL_KEYWORD, "gone", gone)
                .execute();
    }

    void delete(String id) {
        handle.createUpdate("DELETE FROM batch_member WHERE batch = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("DELETE FROM batch WHERE id = :id").bind("id", id).execute();
    }
}
