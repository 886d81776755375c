package dev.easel.storage;

import dev.easel.core.gallery.RetentionRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is older than the operator keeps go, a few jobs in each transaction, so that it may stop anywhere and go on
 * later. Only jobs that are over and told are touched; their files are deleted by the {@link BlobSweep} once nothing else
 * names them, an hour later at the earliest. Any number of instances may do it at once.
 */
public final class Retention {
    /** So long whoever was about to use a file still can. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final int AT_ONCE = 200;

    private final Database database;
    private final RetentionRule rule;
    private final int atOnce;

    public Retention(Database database, RetentionRule rule) {
        this(database, rule, AT_ONCE);
    }

    /** @param atOnce jobs in one transaction */
    Retention(Database database, RetentionRule rule, int atOnce) {
        this.database = database;
        this.rule = rule;
        this.atOnce = atOnce;
    }

    /** Of how many jobs each went, or should go. */
    public record Done(int inputs, int outputs, int prompts) {
        public static final Done NOTHING = new Done(0, 0, 0);
    }

    /** Goes on until nothing is left that is too old, or the thread is interrupted. */
    public Done run(Instant now) {
        database.change(handle -> handle.createUpdate("DELETE FROM retired_file WHERE retired_at <= :before")
                .bind("before", now.minus(GRACE).toEpochMilli())
                .execute());
        rule.findShortest().ifPresent(age -> forgetConversations(now.minus(age)));
        return new Done(
                each(rule.inputs(), now, Retiring::inputs),
                each(rule.outputs(), now, Retiring::outputs),
                each(rule.prompts(), now, Retiring::prompts));
    }

    /** Of how many jobs each should be gone since some time, and isn't. */
    public Done backlog(Instant since) {
        return database.read(handle -> {
            Retiring retiring = new Retiring(handle, since);
            return new Done(
                    count(rule.inputs(), since, retiring::countInputs),
                    count(rule.outputs(), since, retiring::countOutputs),
                    count(rule.prompts(), since, retiring::countPrompts));
        });
    }

    private interface Count {
        int before(Instant before);
    }

    private static int count(@Nullable Duration age, Instant since, Count due) {
        return age == null ? 0 : due.before(since.minus(age));
    }

    private interface Step {
        int take(Retiring retiring, Instant before, int most);
    }

    private int each(@Nullable Duration age, Instant now, Step step) {
        int all = 0;
        if (age != null) {
            int some;
            do {
                some = database.write(handle -> {
                    Turnstile.pass(handle, Turnstile.RETENTION);
                    return step.take(new Retiring(handle, now), now.minus(age), atOnce);
                });
                all += some;
            } while (some == atOnce && !Thread.currentThread().isInterrupted());
        }
        return all;
    }

    /** The latest entry stays, by which whoever reads along knows how far they are. */
    private void forgetConversations(Instant before) {
        List<String> channels = database.read(handle -> handle.createQuery("""
                        SELECT channel FROM transcript GROUP BY channel
                        HAVING min(written_at) < :before AND count(*) > 1
                        """)
                .bind("before", before.toEpochMilli())
                .mapTo(String.class)
                .list());
        channels.forEach(channel -> database.change(handle -> forget(handle, channel, before)));
    }

    private static void forget(Handle handle, String channel, Instant before) {
        handle.createUpdate("""
                        DELETE FROM transcript WHERE channel = :channel AND written_at < :before
                        AND version < (SELECT max(version) FROM transcript WHERE channel = :channel)
                        """)
                .bind("channel", channel)
                .bind("before", before.toEpochMilli())
                .execute();
    }
}
