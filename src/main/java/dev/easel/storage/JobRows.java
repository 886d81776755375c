package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobCounts;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the table {@code job}, within one transaction. */
final class JobRows {
    private final Handle handle;

    JobRows(Handle handle) {
        this.handle = handle;
    }

    /** The platform that names the event, and so the job. */
    static String platform(NewJob job) {
        return job.sender().user().platform().name();
    }

    void insert(JobRow row) {
        NewJob job = row.job();
        handle.createUpdate("""
                        INSERT INTO job (id, platform, event_key, state, pinned_to, not_before, deadline, created_at, sender, place, space,
                            reply_to, request, presentation, notes, cost_images, cost_micros, queue_space, queue_user,
                            origin_job, origin_position, fingerprint)
                        VALUES (:id, :platform, :eventKey, 'QUEUED', :pinnedTo, :claimableFrom, :deadline, :createdAt, :sender, :place, :space,
                            :replyTo, :request, :presentation, :notes, :images, :micros, :queueSpace, :queueUser,
                            :originJob, :originPosition, :fingerprint)
                        """).bindMap(row.columns()).execute();
        new BlobUses(handle).add(job.id(), job.request());
    }

    /**
     * A job that is leased.
     *
     * @throws UnreadableRowException when a newer version wrote it, or it is damaged
     */
    Job require(JobId job) {
        return handle.createQuery("SELECT * FROM job WHERE id = :job")
                .bind("job", job.value())
                .map((row, _) -> read(row))
                .one();
    }

    private Job read(ResultSet row) throws SQLException {
        try {
            return map(row);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new UnreadableRowException(e);
        }
    }

    /** Who asked; empty when there is no such job, or its sender can't be read. */
    Optional<UserRef> findRequester(JobId job) {
        return handle.createQuery("SELECT sender FROM job WHERE id = :job AND state <> 'PARKED'")
                .bind("job", job.value())
                .mapTo(String.class)
                .findOne()
                .map(sender -> Codec.read(sender, Sender.class).user());
    }

    /** What was asked for; empty when there is no such job, or its row can't be read. */
    Optional<Order> findOrder(JobId job) {
        return handle.createQuery("""
                        SELECT sender, place, request, presentation, origin_job, origin_position, inputs_gone_at,
                            outputs_gone_at, prompt_gone_at
                        FROM job
                        WHERE id = :job AND state <> 'PARKED'
                        """)
                .bind("job", job.value())
                .map((row, _) -> order(row))
                .findOne()
                .flatMap(order -> order);
    }

    private static Optional<Order> order(ResultSet row) throws SQLException {
        try {
            return Optional.of(new Order(
                    Codec.read(row.getString("sender"), Sender.class),
                    Codec.read(row.getString("place"), Place.class),
                    Codec.read(row.getString("request"), ImageRequest.class),
                    Codec.read(row.getString("presentation"), Presentation.class),
                    Exhibits.origin(row),
                    Exhibits.gone(row)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the job is over and its sender knows. */
    boolean isOver(JobId job) {
        return handle.createQuery("""
                        SELECT count(*) FROM job
                        WHERE id = :job AND (state IN ('DELIVERED', 'UNDELIVERABLE') OR told_at IS NOT NULL)
                        """).bind("job", job.value()).mapTo(int.class).one() > 0;
    }

    /** Those never held wait for their acknowledgement, which should be seen first; the others are told at once. */
    List<JobId> failWaiting(InstanceId instance, Set<PlatformId> platforms, Failure failure, Instant now) {
        if (platforms.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        UPDATE job
                        SET state = 'FAILED', failure = :failure, finished_at = :now,
                            not_before = CASE epoch WHEN 0 THEN not_before ELSE NULL END
                        WHERE state = 'QUEUED' AND platform IN (<platforms>)
                        AND (pinned_to IS NULL OR pinned_to = :instance)
                        AND NOT EXISTS (SELECT 1 FROM artwork a WHERE a.job = job.id)
                        RETURNING id
                        """)
                .bindList("platforms", names(platforms))
                .bind("instance", instance.text())
                .bind("failure", Codec.write(failure))
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .map(JobId::new)
                .list();
    }

    private static List<String> names(Set<PlatformId> platforms) {
        return platforms.stream().map(PlatformId::name).toList();
    }

    private Job map(ResultSet row) throws SQLException {
        JobId id = new JobId(row.getString("id"));
        JobState state = JobState.valueOf(row.getString("state"));
        return new Job(
                id,
                new Lease(id, InstanceId.parse(row.getString("lease_owner")), row.getLong("epoch")),
                state,
                Codec.read(row.getString("sender"), Sender.class),
                Codec.read(row.getString("place"), Place.class),
                Codec.read(row.getString("reply_to"), ReplyAddress.class),
                Codec.read(row.getString("request"), ImageRequest.class),
                Codec.read(row.getString("presentation"), Presentation.class),
                List.of(Codec.read(row.getString("notes"), String[].class)),
                new JobCounts(
                        row.getInt("attempts"),
                        row.getInt("interruptions"),
                        row.getInt("failures"),
                        row.getInt("given_up"),
                        row.getInt("tries")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("deadline")),
                new Artworks(handle).find(id).orElse(null),
                failure(row.getString("shortfall")),
                failure(row.getString("failure")),
                new BatchRows(handle).findOf(id).orElse(null));
    }

    private static @Nullable Failure failure(@Nullable String json) {
        return json == null ? null : Codec.read(json, Failure.class);
    }
}
