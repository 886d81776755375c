package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Gone;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Search;
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
import java.util.ArrayList;
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
                removed_at, inputs_gone_at, outputs_gone_at, prompt_gone_at
            FROM job WHERE state IN ('DRAWN', 'DELIVERED', 'UNDELIVERABLE') AND settled_micros IS NOT NULL AND
            """;

    /** How many of somebody's exhibits are looked through for words. */
    private static final int SEARCHED = 10_000;

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
                "queue_user = :requester AND removed_at IS NULL AND outputs_gone_at IS NULL AND id < :before ORDER BY id DESC LIMIT :limit",
                Map.of("requester", requester, "before", before, "limit", limit));
    }

    /**
     * Words are looked for in a few at a time: most of what is looked for is found long before the last of them.
     *
     * @param before as of {@link #listOf}
     * @param atOnce how many are fetched for that
     */
    List<Exhibit> search(String requester, Search search, String before, int limit, int atOnce) {
        return find(requester, search, before, limit, atOnce).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    private List<String> find(String requester, Search search, String before, int limit, int atOnce) {
        List<String> found = new ArrayList<>();
        String last = before;
        for (int searched = 0; searched < SEARCHED && found.size() < limit; searched += atOnce) {
            List<Asked> some = listAsked(requester, search, last, search.words().isEmpty() ? limit : atOnce);
            some.stream()
                    .filter(asked -> finds(search, asked.request()))
                    .limit(limit - found.size())
                    .forEach(asked -> found.add(asked.id()));
            if (search.words().isEmpty() || some.size() < atOnce) {
                break;
            }
            last = some.getLast().id();
        }
        return found;
    }

    private record Asked(String id, String request) {}

    private List<Asked> listAsked(String requester, Search search, String before, int limit) {
        return handle.createQuery("""
                        SELECT id, request FROM job
                        WHERE state IN ('DRAWN', 'DELIVERED', 'UNDELIVERABLE') AND settled_micros IS NOT NULL
                        AND queue_user = :requester AND removed_at IS NULL AND outputs_gone_at IS NULL AND id < :before
                        AND created_at >= :from AND created_at < :until
                        ORDER BY id DESC LIMIT :limit
                        """)
                .bind("requester", requester)
                .bind("before", before)
                .bind("from", search.from() == null ? 0 : search.from().toEpochMilli())
                .bind(
                        "until",
                        search.until() == null ? Long.MAX_VALUE : search.until().toEpochMilli())
                .bind("limit", limit)
                .map((row, _) -> new Asked(row.getString("id"), row.getString("request")))
                .list();
    }

    private static boolean finds(Search search, String request) {
        try {
            return search.words().isEmpty() || search.findsWordsIn(Codec.read(request, ImageRequest.class));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Those that were asked for by the same request, the newest first; a few of them. */
    List<Exhibit> listAlike(String requester, String fingerprint, Instant before) {
        return list("""
                queue_user = :requester AND fingerprint = :fingerprint AND removed_at IS NULL AND outputs_gone_at IS NULL
                AND created_at <= :before
                ORDER BY id DESC LIMIT 3
                """, Map.of("requester", requester, "fingerprint", fingerprint, "before", before.toEpochMilli()));
    }

    List<Exhibit> listMadeFrom(String id, int limit) {
        return list("origin_job = :id ORDER BY id LIMIT :limit", Map.of("id", id, "limit", limit));
    }

    /**
     * Its files are deleted later, by whoever finishes the deletions of personal data.
     *
     * @return the messages that show it by now
     */
    List<MessageRef> remove(String id, Instant now) {
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
        return listMessages(id);
    }

    /** Whether it was taken back. Until the transaction ends, it can't be. */
    boolean isRemoved(String id) {
        return handle.createQuery("SELECT removed_at FROM job WHERE id = :id <lock>")
                .bind("id", id)
                .map((row, _) -> removedAt(row) != null)
                .findOne()
                .orElse(false);
    }

    /** Whether its images went by the retention. */
    boolean isRetired(String id) {
        return handle.createQuery("SELECT outputs_gone_at IS NOT NULL FROM job WHERE id = :id")
                .bind("id", id)
                .mapTo(boolean.class)
                .findOne()
                .orElse(false);
    }

    /** What isn't kept any more, of its three columns. */
    static Gone gone(ResultSet row) throws SQLException {
        return new Gone(
                row.getObject("inputs_gone_at") != null,
                row.getObject("outputs_gone_at") != null,
                row.getObject("prompt_gone_at") != null);
    }

    /** Whether its images are there. Until the transaction ends, they stay. */
    boolean isKept(String id) {
        return handle.createQuery("SELECT coalesce(removed_at, outputs_gone_at) AS removed_at FROM job"
                        + " WHERE id = :id AND settled_micros IS NOT NULL <lock>")
                .bind("id", id)
                .map((row, _) -> removedAt(row) == null)
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
                    removedAt(row),
                    gone(row)));
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
