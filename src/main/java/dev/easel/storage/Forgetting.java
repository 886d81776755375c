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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Deletes what is kept about somebody, within one transaction. Rows that the books refer to stay, with nothing of the
 * person's in them; so do the person's accounts, or forgetting would give back what was used.
 */
final class Forgetting {
    /** In place of what was deleted, where a column wants something. */
    private static final String GONE = "forgotten";

    private static final String FORGETTABLE = "queue_user = :user AND created_at <= :before AND " + BatchRows.OVER;

    private static final Pattern FILE = Pattern.compile("\\b[0-9a-f]{64}\\b");

    static final String NO_FILE = "0".repeat(64);

    private final Handle handle;
    private final UserRef user;

    Forgetting(Handle handle, UserRef user) {
        this.handle = handle;
        this.user = user;
    }

    /** @param before what was asked later is kept */
    Forgotten forget(Instant before) {
        List<String> jobs = list("""
                SELECT id FROM job WHERE queue_user = :user AND created_at <= :before
                AND (state IN ('DELIVERED', 'UNDELIVERABLE', 'PARKED') OR told_at IS NOT NULL) ORDER BY id
                """, before);
        int underWay = list("""
                        SELECT id FROM job WHERE queue_user = :user AND created_at <= :before
                        AND NOT (state IN ('DELIVERED', 'UNDELIVERABLE', 'PARKED') OR told_at IS NOT NULL)
                        """, before).size();
        Set<String> files = new HashSet<>(forgetBatches(before));
        jobs.forEach(job -> files.addAll(forgetJob(job)));
        return new Forgotten(jobs.size(), files.size(), underWay);
    }

    /** Returns the files of their sheets. A batch with a member that is under way stays, until that is forgotten. */
    private List<String> forgetBatches(Instant before) {
        BatchRows batches = new BatchRows(handle);
        List<String> files =
                list("SELECT sheet_image FROM batch WHERE sheet_image IS NOT NULL AND " + FORGETTABLE, before).stream()
                        .map(sheet -> Codec.read(sheet, ImageRef.class).sha256())
                        .toList();
        list("SELECT id FROM batch WHERE " + FORGETTABLE, before).forEach(batches::delete);
        files.forEach(this::forgetFile);
        return files;
    }

    private List<String> list(String sql, Instant before) {
        return handle.createQuery(sql)
                .bind("user", QueueKeys.user(user))
                .bind("before", before.toEpochMilli())
                .mapTo(String.class)
                .list();
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
        forgetConversation();
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
                .forEach(session -> handle.createUpdate("DELETE FROM edit_session WHERE id = :id")
                        .bind("id", session)
                        .execute());
    }

    /**
     * What was said in a conversation that is kept here, and which its person alone takes part in: it is named after them.
     * The latest entry stays, by which whoever reads along knows how far they are.
     */
    private void forgetConversation() {
        String channel = user.platform() + "/" + user.id();
        handle.createQuery("SELECT body FROM transcript WHERE channel = :channel")
                .bind("channel", channel)
                .mapTo(String.class)
                .list()
                .forEach(body -> FILE.matcher(body).results().forEach(file -> forgetFile(file.group())));
        handle.createUpdate("""
                        DELETE FROM transcript WHERE channel = :channel
                        AND version < (SELECT max(version) FROM transcript WHERE channel = :channel)
                        """).bind("channel", channel).execute();
    }

    private void forgetFile(String file) {
        handle.createUpdate("INSERT INTO forgotten_blob (sha256) VALUES (:file) ON CONFLICT DO NOTHING")
                .bind("file", file)
                .execute();
    }

    /** Returns the files that the job no longer needs. */
    private List<String> forgetJob(String job) {
        List<String> files = handle.createQuery("""
                        SELECT sha256 FROM artwork_image WHERE job = :job AND sha256 <> :none
                        UNION SELECT sha256 FROM job_source WHERE job = :job
                        """)
                .bind("job", job)
                .bind("none", NO_FILE)
                .mapTo(String.class)
                .list();
        files.forEach(this::forgetFile);
        handle.createUpdate("UPDATE artwork_image SET sha256 = :none, revised_prompt = NULL WHERE job = :job")
                .bind("none", NO_FILE)
                .bind("job", job)
                .execute();
        // Whoever has a session for this picture has its prompt in it.
        handle.createUpdate("DELETE FROM edit_session WHERE origin LIKE :named")
                .bind("named", "%\"" + job + "\"%")
                .execute();
        handle.createUpdate("DELETE FROM likeness WHERE job = :job")
                .bind("job", job)
                .execute();
        for (String table : List.of("job_source", "shown_message")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE job = :job")
                    .bind("job", job)
                    .execute();
        }
        handle.createUpdate("DELETE FROM delivery_note WHERE nonce = :job")
                .bind("job", job)
                .execute();
        empty(job);
        return files;
    }

    /** What is left of the row holds nothing of theirs; a reason that quotes what they typed becomes one that doesn't. */
    private void empty(String job) {
        handle.createUpdate("""
                        UPDATE job
                        SET sender = :sender, place = :place, space = NULL, reply_to = :replyTo, request = :request,
                            presentation = :presentation, notes = '[]', queue_user = :gone,
                            cancelled_by = CASE WHEN cancelled_by IS NULL THEN NULL ELSE :gone END,
                            message = CASE WHEN message IS NULL THEN NULL ELSE :gone END,
                            failure = CASE WHEN failure LIKE '%user-error%' THEN :failure ELSE failure END,
                            shortfall = CASE WHEN shortfall LIKE '%user-error%' THEN :failure ELSE shortfall END,
                            origin_job = NULL, origin_position = NULL, removed_at = coalesce(removed_at, finished_at),
                            fingerprint = NULL
                        WHERE id = :job
                        """)
                .bind("job", job)
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
