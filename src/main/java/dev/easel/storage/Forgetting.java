package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.job.JobId;
import dev.easel.core.person.PersonalData.Forgotten;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * Deletes what is kept about somebody, a part of it within one transaction. Rows that the books refer to stay, with nothing of the
 * person's in them; so do the person's accounts, or forgetting would give back what was used.
 */
final class Forgetting {
    /** In place of what was deleted, where a column wants something. */
    private static final String GONE = "forgotten";

    /** Of a job {@code j}: it is this person's, and from before. */
    private static final String ASKED = "j.queue_user = :user AND j.created_at <= :before";

    /** Of a job {@code j}: nobody has anything to do for it any more, and its asker knows. */
    private static final String OVER = "(j.state IN ('DELIVERED', 'UNDELIVERABLE', 'PARKED') OR j.told_at IS NOT NULL)";

    private static final String FORGETTABLE = "queue_user = :user AND created_at <= :before AND " + BatchRows.OVER;

    /** The inner text of anything quoted. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    static final String NO_FILE = "0".repeat(64);

    private final Handle handle;
    private final UserRef user;

    Forgetting(Handle handle, UserRef user) {
        this.handle = handle;
        this.user = user;
    }

    /**
     * What there is to forget, and how much is still under way.
     *
     * @param before what was asked later is kept
     */
    Forgotten count(Instant before) {
        int pictures = bound(handle.createQuery("""
                        SELECT count(*) FROM (
                            SELECT i.sha256 FROM job j JOIN artwork_image i ON i.job = j.id
                            WHERE %1$s AND %2$s AND i.sha256 <> :none
                            UNION SELECT s.sha256 FROM job j JOIN job_source s ON s.job = j.id
                            WHERE %1$s AND %2$s) files
                        """.formatted(ASKED, OVER)), before)
                .bind("none", NO_FILE)
                .mapTo(int.class)
                .one();
        return new Forgotten(
                number("SELECT count(*) FROM job j WHERE " + ASKED + " AND " + OVER, before),
                pictures
                        + number("SELECT count(*) FROM batch WHERE sheet_image IS NOT NULL AND " + FORGETTABLE, before),
                number("SELECT count(*) FROM job j WHERE " + ASKED + " AND NOT " + OVER, before));
    }

    /** Whether anything is left, or under way. */
    boolean isDone(Instant before) {
        return number("SELECT count(*) FROM job j WHERE " + ASKED, before) == 0
                && number("SELECT count(*) FROM batch WHERE queue_user = :user AND created_at <= :before", before) == 0;
    }

    /** Forgets some of what was said, some batches that are over, and some requests. Returns whether there may be more. */
    boolean forgetSome(Instant before, int most) {
        int said = forgetConversation(before, most);
        int batches = forgetBatches(before, most);
        List<String> jobs =
                list("SELECT j.id FROM job j WHERE " + ASKED + " AND " + OVER + " ORDER BY j.id LIMIT " + most, before);
        if (!jobs.isEmpty()) {
            forgetJobs(jobs);
        }
        return said == most || batches == most || jobs.size() == most;
    }

    /** With their sheets. A batch with a member that is under way stays, until that is forgotten. */
    private int forgetBatches(Instant before, int most) {
        BatchRows batches = new BatchRows(handle);
        List<String> over = list("SELECT id FROM batch WHERE " + FORGETTABLE + " ORDER BY id LIMIT " + most, before);
        for (String batch : over) {
            handle.createQuery("SELECT sheet_image FROM batch WHERE id = :id AND sheet_image IS NOT NULL")
                    .bind("id", batch)
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(sheet ->
                            forgetFile(Codec.read(sheet, ImageRef.class).sha256()));
            batches.delete(batch);
        }
        return over.size();
    }

    private List<String> list(String sql, Instant before) {
        return bound(handle.createQuery(sql), before).mapTo(String.class).list();
    }

    private int number(String sql, Instant before) {
        return bound(handle.createQuery(sql), before).mapTo(int.class).one();
    }

    private Query bound(Query query, Instant before) {
        return query.bind("user", QueueKeys.user(user)).bind("before", before.toEpochMilli());
    }

    /** Gives up what waits; whoever asked is told so as usual, and then it is forgotten, too. */
    void cancelWaiting(Instant now) {
        handle.createQuery("SELECT id FROM job WHERE queue_user = :user AND state IN ('QUEUED', 'RUNNING')")
                .bind("user", QueueKeys.user(user))
                .mapTo(String.class)
                .list()
                .forEach(job -> new Cancelling(handle).cancel(new JobId(job), user, now));
    }

    /** What is kept beside jobs. */
    void forgetPerson() {
        handle.createQuery("SELECT body FROM transcript WHERE channel = :channel ORDER BY version DESC LIMIT 1")
                .bind("channel", channel())
                .mapTo(String.class)
                .findOne()
                .ifPresent(this::forgetFilesOf);
        String key = JdbcIdentities.key(user);
        handle.createUpdate("DELETE FROM preference WHERE owner = :key")
                .bind("key", key)
                .execute();
        handle.createUpdate("DELETE FROM strike WHERE member = :key")
                .bind("key", key)
                .execute();
        handle.createUpdate("DELETE FROM offer WHERE member = :key")
                .bind("key", key)
                .execute();
        handle.createUpdate("DELETE FROM link_code WHERE member = :key")
                .bind("key", key)
                .execute();
        handle.createUpdate("DELETE FROM fair_share WHERE member = :user")
                .bind("user", QueueKeys.user(user))
                .execute();
        handle.createQuery("SELECT id, sender FROM edit_session")
                .map((row, _) -> Dossiers.isOf(user, row.getString("sender")) ? row.getString("id") : "")
                .list()
                .forEach(this::forgetSession);
    }

    /**
     * What was said in a conversation that is kept here, and which its person alone takes part in: it is named after them.
     * The latest entry stays, by which whoever reads along knows how far they are.
     */
    private int forgetConversation(Instant before, int most) {
        List<Said> entries = handle.createQuery("""
                        SELECT version, body FROM transcript WHERE channel = :channel AND written_at <= :before
                        AND version < (SELECT max(version) FROM transcript WHERE channel = :channel)
                        ORDER BY version LIMIT :most
                        """)
                .bind("channel", channel())
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .map((row, _) -> new Said(row.getLong("version"), row.getString("body")))
                .list();
        if (!entries.isEmpty()) {
            entries.forEach(entry -> forgetFilesOf(entry.body()));
            handle.createUpdate("DELETE FROM transcript WHERE channel = :channel AND version IN (<versions>)")
                    .bind("channel", channel())
                    .bindList("versions", entries.stream().map(Said::version).toList())
                    .execute();
        }
        return entries.size();
    }

    private record Said(long version, String body) {}

    private String channel() {
        return user.platform() + "/" + user.id();
    }

    private void forgetFilesOf(String body) {
        NamedFiles.in(body).forEach(this::forgetFile);
    }

    private void forgetFile(String file) {
        handle.createUpdate("INSERT INTO forgotten_blob (sha256) VALUES (:file) ON CONFLICT DO NOTHING")
                .bind("file", file)
                .execute();
    }

    private void forgetJobs(List<String> jobs) {
        with(jobs, """
                INSERT INTO forgotten_blob (sha256)
                SELECT sha256 FROM artwork_image WHERE job IN (<jobs>) AND sha256 <> :none
                UNION SELECT sha256 FROM job_source WHERE job IN (<jobs>)
                ON CONFLICT DO NOTHING
                """).bind("none", NO_FILE).execute();
        with(jobs, "UPDATE artwork_image SET sha256 = :none, revised_prompt = NULL WHERE job IN (<jobs>)")
                .bind("none", NO_FILE)
                .execute();
        forgetSessions(Set.copyOf(jobs));
        for (String table : List.of("job_source", "shown_message")) {
            with(jobs, "DELETE FROM " + table + " WHERE job IN (<jobs>)").execute();
        }
        with(jobs, "DELETE FROM likeness WHERE job IN (<jobs>)").execute();
        with(jobs, "DELETE FROM delivery_note WHERE nonce IN (<jobs>)").execute();
        empty(jobs);
    }

    private Update with(List<String> jobs, String sql) {
        return handle.createUpdate(sql).bindList("jobs", jobs);
    }

    /** Whoever has a session for one of these pictures has its prompt in it. There are few: they are forgotten after a day. */
    private void forgetSessions(Set<String> jobs) {
        handle
                .createQuery("SELECT id, origin FROM edit_session WHERE origin IS NOT NULL")
                .map((row, _) -> new Session(row.getString("id"), row.getString("origin")))
                .list()
                .stream()
                .filter(session -> session.names(jobs))
                .forEach(session -> forgetSession(session.id()));
    }

    /** A permission to paint, and what its picture was made by, as it is kept. */
    private record Session(String id, String origin) {
        boolean names(Set<String> jobs) {
            return QUOTED.matcher(origin).results().anyMatch(word -> jobs.contains(word.group(1)));
        }
    }

    private void forgetSession(String id) {
        handle.createUpdate("DELETE FROM edit_session WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** What is left of the rows holds nothing of theirs; a reason that quotes what they typed becomes one that doesn't. */
    private void empty(List<String> jobs) {
        with(jobs, """
                UPDATE job
                SET sender = :sender, place = :place, space = NULL, reply_to = :replyTo, request = :request,
                    presentation = :presentation, notes = '[]', queue_user = :gone,
                    cancelled_by = CASE WHEN cancelled_by IS NULL THEN NULL ELSE :gone END,
                    message = CASE WHEN message IS NULL THEN NULL ELSE :gone END,
                    failure = CASE WHEN failure LIKE '%user-error%' THEN :failure ELSE failure END,
                    shortfall = CASE WHEN shortfall LIKE '%user-error%' THEN :failure ELSE shortfall END,
                    origin_job = NULL, origin_position = NULL, removed_at = coalesce(removed_at, finished_at),
                    fingerprint = NULL
                WHERE id IN (<jobs>)
                """)
                .bind("gone", GONE)
                .bind("sender", Codec.write(new Sender(new UserRef(user.platform(), GONE), "", Locale.ROOT, Set.of())))
                .bind("place", Codec.write(new Place(null, new ChannelRef(user.platform(), GONE))))
                .bind("replyTo", Codec.write(new ReplyAddress(user.platform(), GONE)))
                .bind("request", Codec.write(nothing()))
                .bind("failure", Codec.write(new Failure.Expired()))
                .bind("presentation", Codec.write(Presentation.OPEN))
                .execute();
    }

    private static ImageRequest nothing() {
        return new ImageRequest.Generation(new ModelId(GONE), new Prompt(GONE), 1, RenderOptions.of(ImageSize.AUTO));
    }
}
