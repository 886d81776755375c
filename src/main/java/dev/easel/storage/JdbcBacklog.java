package dev.easel.storage;

import dev.easel.core.chat.Backlog;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A row for as long as something is worked on: an empty table is the usual. */
public final class JdbcBacklog implements Backlog {
    private final Database database;

    public JdbcBacklog(Database database) {
        this.database = database;
    }

    @Override
    public boolean keep(SpaceRef space, String id, String text, Instant until) {
        return database.write(handle -> handle.createUpdate("""
                        INSERT INTO backlog (platform, id, space, text, taken_until)
                        VALUES (:platform, :id, :space, :text, :until)
                        ON CONFLICT (platform, id) DO NOTHING
                        """)
                        .bind("platform", space.platform().name())
                        .bind("id", id)
                        .bind("space", space.id())
                        .bind("text", text)
                        .bind("until", until.toEpochMilli())
                        .execute()
                == 1);
    }

    @Override
    public void done(PlatformId platform, String id) {
        database.change(handle -> handle.createUpdate("DELETE FROM backlog WHERE platform = :platform AND id = :id")
                .bind("platform", platform.name())
                .bind("id", id)
                .execute());
    }

    @Override
    public List<Entry> takeOver(PlatformId platform, Instant now, Instant until) {
        return isAnythingLeft(platform, now) ? take(platform, now, until) : List.of();
    }

    /** Asked every few seconds; only what is there is worth a turn at the writer. */
    private boolean isAnythingLeft(PlatformId platform, Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM backlog WHERE platform = :platform AND taken_until <= :now)
                        """)
                .bind("platform", platform.name())
                .bind("now", now.toEpochMilli())
                .mapTo(boolean.class)
                .one());
    }

    private List<Entry> take(PlatformId platform, Instant now, Instant until) {
        return database.write(handle -> {
            dropWhatHasJobs(handle, platform);
            return takeLeft(handle, platform, now, until);
        });
    }

    /** A job does the rest by itself. */
    private static void dropWhatHasJobs(Handle handle, PlatformId platform) {
        handle.createUpdate("""
                        DELETE FROM backlog WHERE platform = :platform AND EXISTS (
                            SELECT 1 FROM inbound_event
                            WHERE inbound_event.platform = backlog.platform AND event_key = backlog.id)
                        """).bind("platform", platform.name()).execute();
    }

    private static List<Entry> takeLeft(Handle handle, PlatformId platform, Instant now, Instant until) {
        return handle.createQuery("""
                        UPDATE backlog SET taken_until = :until, tries = tries + 1
                        WHERE platform = :platform AND taken_until <= :now
                        RETURNING id, text, tries
                        """)
                .bind("platform", platform.name())
                .bind("now", now.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, _) -> new Entry(row.getString("id"), row.getString("text"), row.getInt("tries")))
                .list();
    }

    @Override
    public void forget(SpaceRef space) {
        database.change(
                handle -> handle.createUpdate("DELETE FROM backlog WHERE platform = :platform AND space = :space")
                        .bind("platform", space.platform().name())
                        .bind("space", space.id())
                        .execute());
    }
}
