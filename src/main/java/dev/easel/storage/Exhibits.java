package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.JobId;
import dev.easel.core.text.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Drawn jobs and the messages that show them, within one transaction. What can't be read is as if it weren't there. */
final class Exhibits {
    private static final String COLUMNS = """
            SELECT id, sender, place, presentation, request, settled_micros, created_at, origin_job, origin_position,
                removed_at
            FROM job WHERE state IN ('DRAWN', 'DELIVERED', 'UNDELIVERABLE') AND settled_micros IS NOT NULL AND
            """;

    private final Handle handle;

    Exhibits(Handle handle) {
        this.handle = handle;
    }

    /** A message that is there already shows this job from now on. */
    void addMessages(JobId job, List<MessageRef> messages) {
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO shown_message (platform, message, job, position)
                VALUES (:platform, :message, :job, :position)
                ON CONFLICT (platform, message) DO UPDATE SET job = excluded.job, position = excluded.position
                """)) {
            for (MessageRef message : messages) {
                batch.bind("platform", message.platform().name())
                        .bind("message", message.value())
                        .bind("job", job.value())
                        .bind("position", batch.size())
                        .add();
            }
            batch.execute();
        }
    }

    Optional<Exhibit> find(String id) {
        return list("id = :id", Map.of("id", id)).stream().findFirst();
    }

    Optional<Exhibit> findByMessage(MessageRef message) {
        return list(
                        "id = (SELECT job FROM shown_message WHERE platform = :platform AND message = :message)",
                        Map.of("platform", message.platform().name(), "message", message.value()))
                .stream()
                .findFirst();
    }

    /** @param before a greater id than that of any job; or only older ones */
    List<Exhibit> listOf(String requester, String before, int limit) {
        return list(
                "queue_user = :requester AND removed_at IS NULL AND id < :before ORDER BY id DESC LIMIT :limit",
                Map.of("requester", requester, "before", before, "limit", limit));
    }

    List<Exhibit> listMadeFrom(String id, int limit) {
        return list("origin_job = :id ORDER BY id LIMIT :limit", Map.of("id", id, "limit", limit));
    }

    /** Its files are deleted later, by whoever finishes the deletions of personal data. */
    void remove(String id, Instant now) {
        int removed = handle.createUpdate("""
                        UPDATE job SET removed_at = :now
                        WHERE id = :id AND settled_micros IS NOT NULL AND removed_at IS NULL
                        """)
                .bind("id", id)
                .bind("now", now.toEpochMilli())
                .execute();
        if (removed > 0) {
            new BlobUses(handle).giveUp(id);
        }
    }

    /** Whether it was taken back. Until the transaction ends, it can't be. */
    boolean isRemoved(String id) {
        return handle.createQuery("SELECT removed_at FROM job WHERE id = :id <lock>")
                .bind("id", id)
                .map((row, _) -> removedAt(row) != null)
                .findOne()
                .orElse(false);
    }

    /** Whether it was taken back by now. */
    boolean isTakenBack(String id) {
        return handle.createQuery("SELECT removed_at IS NOT NULL FROM job WHERE id = :id")
                .bind("id", id)
                .mapTo(boolean.class)
                .findOne()
                .orElse(true);
    }

    private List<Exhibit> list(String condition, Map<String, ?> values) {
        return handle.createQuery(COLUMNS + condition).bindMap(values).map((row, _) -> exhibit(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Exhibit> exhibit(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Optional<Artwork> artwork = new Artworks(handle).find(new JobId(id));
        if (artwork.isEmpty()) {
            return Optional.empty();
        }
        try {
            Presentation presentation = Codec.read(row.getString("presentation"), Presentation.class);
            return Optional.of(new Exhibit(
                    id,
                    Codec.read(row.getString("sender"), Sender.class).user(),
                    Codec.read(row.getString("place"), Place.class),
                    presentation.visibility() == Visibility.PUBLIC ? Audience.PLACE : Audience.REQUESTER,
                    Codec.read(row.getString("request"), ImageRequest.class),
                    artwork.get(),
                    row.getLong("settled_micros"),
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    listMessages(id),
                    origin(row),
                    removedAt(row)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<MessageRef> listMessages(String job) {
        return handle.createQuery("SELECT platform, message FROM shown_message WHERE job = :job ORDER BY position")
                .bind("job", job)
                .map((row, _) -> new MessageRef(new PlatformId(row.getString("platform")), row.getString("message")))
                .list();
    }

    /** What a job was made from, of its columns {@code origin_job} and {@code origin_position}. */
    static @Nullable Origin origin(ResultSet row) throws SQLException {
        String job = row.getString("origin_job");
        return job == null ? null : new Origin(job, row.getInt("origin_position"));
    }

    private static @Nullable Instant removedAt(ResultSet row) throws SQLException {
        long millis = row.getLong("removed_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
