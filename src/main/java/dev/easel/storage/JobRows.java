package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobCounts;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
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
    /** In a pause a waiting job is left alone, but not beyond its deadline: then it is given up and refunded. */
    private static final String CLAIMABLE = """
            SELECT id FROM waiting_job
            WHERE platform IN (<platforms>)
            AND (not_before IS NULL OR not_before <= :now)
            AND (pinned_to IS NULL OR pinned_to = :owner)
            AND (state <> 'QUEUED' OR deadline <= :now OR NOT %s)
            ORDER BY created_at, id LIMIT 1
            """.formatted(Bars.PAUSES_THE_JOB);

    private final Handle handle;

    JobRows(Handle handle) {
        this.handle = handle;
    }

    /** The platform that names the event, and so the job. */
    static String platform(NewJob job) {
        return job.sender().user().platform().name();
    }

    void insert(NewJob job) {
        handle.createUpdate("""
                        INSERT INTO job (id, platform, event_key, state, pinned_to, not_before, deadline, created_at, sender, place, space,
                            reply_to, request, presentation, notes, cost_images, cost_micros)
                        VALUES (:id, :platform, :eventKey, 'QUEUED', :pinnedTo, :claimableFrom, :deadline, :createdAt, :sender, :place, :space,
                            :replyTo, :request, :presentation, :notes, :images, :micros)
                        """)
                .bind("id", job.id().value())
                .bind("platform", platform(job))
                .bind("eventKey", job.eventId())
                .bind("pinnedTo", job.pinnedTo() == null ? null : job.pinnedTo().text())
                .bind("claimableFrom", job.claimableFrom().toEpochMilli())
                .bind("deadline", job.deadline().toEpochMilli())
                .bind("createdAt", job.now().toEpochMilli())
                .bind("sender", Codec.write(job.sender()))
                .bind("place", Codec.write(job.place()))
                .bind(
                        "space",
                        job.place().space() == null ? null : job.place().space().id())
                .bind("replyTo", Codec.write(job.replyTo()))
                .bind("request", Codec.write(job.request()))
                .bind("presentation", Codec.write(job.presentation()))
                .bind("notes", Codec.write(job.notes()))
                .bind("images", job.cost().images())
                .bind("micros", job.cost().micros())
                .execute();
    }

    /** Whether {@link #claim} would find a job. Reads only. */
    boolean isAnyClaimable(InstanceId owner, Set<PlatformId> platforms, Instant now) {
        return handle.createQuery("SELECT EXISTS (" + CLAIMABLE + ")")
                .bindList("platforms", names(platforms))
                .bind("owner", owner.text())
                .bind("now", now.toEpochMilli())
                .mapTo(boolean.class)
                .one();
    }

    /** The lease is taken in the statement that finds the job, so nobody else can find it too. */
    Optional<Job> claim(InstanceId owner, Set<PlatformId> platforms, Instant now, Instant leaseUntil) {
        return handle.createQuery("""
                        UPDATE job
                        SET state = CASE state WHEN 'QUEUED' THEN 'RUNNING' ELSE state END,
                            epoch = epoch + 1, lease_owner = :owner, lease_until = :leaseUntil, not_before = NULL
                        WHERE id = (%s <lockFree>)
                        RETURNING *
                        """.formatted(CLAIMABLE))
                .bindList("platforms", names(platforms))
                .bind("owner", owner.text())
                .bind("now", now.toEpochMilli())
                .bind("leaseUntil", leaseUntil.toEpochMilli())
                .map((row, _) -> map(row))
                .findOne();
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

    long countImagesWaiting() {
        return handle.createQuery("SELECT coalesce(sum(cost_images), 0) FROM waiting_job WHERE state = 'QUEUED'")
                .mapTo(long.class)
                .one();
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
                failure(row.getString("failure")));
    }

    private static @Nullable Failure failure(@Nullable String json) {
        return json == null ? null : Codec.read(json, Failure.class);
    }
}
