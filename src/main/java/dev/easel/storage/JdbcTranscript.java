package dev.easel.storage;

import dev.easel.core.chat.Transcript;
import dev.easel.core.identity.ChannelRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A row for each message. Versions are given one at a time in each conversation, so a reader never misses one. */
public final class JdbcTranscript implements Transcript {
    private final Database database;

    public JdbcTranscript(Database database) {
        this.database = database;
    }

    @Override
    public Entry write(ChannelRef channel, String key, String body, Instant now) {
        String name = name(channel);
        return database.write(handle -> {
            Turnstile.pass(handle, "transcript " + name);
            long version =
                    handle.createQuery("SELECT coalesce(max(version), 0) FROM transcript WHERE channel = :channel")
                                    .bind("channel", name)
                                    .mapTo(long.class)
                                    .one()
                            + 1;
            Entry entry = handle.createQuery("""
                            INSERT INTO transcript (channel, entry, place, version, body, written_at)
                            VALUES (:channel, :entry, :version, :version, :body, :now)
                            ON CONFLICT (channel, entry)
                            DO UPDATE SET version = :version, body = :body, written_at = :now
                            RETURNING entry, place, version, body
                            """)
                    .bind("channel", name)
                    .bind("entry", key)
                    .bind("version", version)
                    .bind("body", body)
                    .bind("now", now.toEpochMilli())
                    .map((row, _) -> read(row))
                    .one();
            forgetOldest(handle, name);
            return entry;
        });
    }

    private static void forgetOldest(Handle handle, String channel) {
        handle.createUpdate("""
                        DELETE FROM transcript
                        WHERE channel = :channel AND place <= (
                            SELECT place FROM transcript WHERE channel = :channel
                            ORDER BY place DESC LIMIT 1 OFFSET :kept)
                        """)
                .bind("channel", channel)
                .bind("kept", MAX_ENTRIES)
                .execute();
    }

    @Override
    public Optional<Entry> find(ChannelRef channel, String key) {
        return database.read(handle -> handle.createQuery(
                        "SELECT entry, place, version, body FROM transcript WHERE channel = :channel AND entry = :entry")
                .bind("channel", name(channel))
                .bind("entry", key)
                .map((row, _) -> read(row))
                .findOne());
    }

    @Override
    public List<Entry> listAfter(ChannelRef channel, long version) {
        return database.read(handle -> handle.createQuery("""
                        SELECT entry, place, version, body FROM transcript
                        WHERE channel = :channel AND version > :version
                        ORDER BY version
                        """)
                .bind("channel", name(channel))
                .bind("version", version)
                .map((row, _) -> read(row))
                .list());
    }

    @Override
    public void purge(Instant before) {
        database.change(handle ->
                handle.createUpdate("""
                        DELETE FROM transcript WHERE channel IN (
                            SELECT channel FROM transcript GROUP BY channel HAVING max(written_at) < :before)
                        """).bind("before", before.toEpochMilli()).execute());
    }

    private static String name(ChannelRef channel) {
        return channel.platform().name() + "/" + channel.id();
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(row.getString("entry"), row.getLong("place"), row.getLong("version"), row.getString("body"));
    }
}
