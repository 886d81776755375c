package dev.easel.storage;

import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Sessions as rows: what may happen once is one guarded statement. */
public final class JdbcEditSessions implements EditSessions {
    private final Database database;

    public JdbcEditSessions(Database database) {
        this.database = database;
    }

    @Override
    public void open(EditSession session) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO edit_session
                            (id, sender, place, reply_to, image, title, origin, opened_at, state, browser, refusal)
                        VALUES (:id, :sender, :place, :replyTo, :image, :title, :origin, :openedAt, :state, :browser, :refusal)
                        """)
                .bind("id", session.id())
                .bind("sender", Codec.write(session.sender()))
                .bind("place", Codec.write(session.place()))
                .bind("replyTo", Codec.write(session.replyTo()))
                .bind("image", Codec.write(session.image()))
                .bind("title", session.title())
                .bind("origin", session.origin() == null ? null : Codec.write(session.origin()))
                .bind("openedAt", session.openedAt().toEpochMilli())
                .bind("state", session.state().name())
                .bind("browser", session.browser())
                .bind("refusal", session.refusal())
                .execute());
    }

    @Override
    public Optional<EditSession> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM edit_session WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> read(row))
                .findOne());
    }

    @Override
    public boolean bind(String id, String browser, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE edit_session SET browser = :browser
                        WHERE id = :id AND (browser = :browser OR (browser IS NULL AND opened_at > :openedAfter))
                        """)
                        .bind("id", id)
                        .bind("browser", browser)
                        .bind("openedAfter", now.minus(EditSession.LINK_LIVES).toEpochMilli())
                        .execute()
                > 0);
    }

    @Override
    public boolean redeem(String id) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE edit_session SET state = 'REDEEMED', refusal = NULL WHERE id = :id AND state = 'OPEN'
                        """).bind("id", id).execute() > 0);
    }

    @Override
    public void refuse(String id, String reason) {
        database.change(handle ->
                handle.createUpdate("""
                        UPDATE edit_session SET refusal = :reason WHERE id = :id AND state = 'OPEN'
                        """).bind("id", id).bind("reason", reason).execute());
    }

    @Override
    public void purge(Instant openedBefore) {
        database.change(handle -> handle.createUpdate("DELETE FROM edit_session WHERE opened_at < :openedBefore")
                .bind("openedBefore", openedBefore.toEpochMilli())
                .execute());
    }

    private static EditSession read(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        return new EditSession(
                row.getString("id"),
                Codec.read(row.getString("sender"), Sender.class),
                Codec.read(row.getString("place"), Place.class),
                Codec.read(row.getString("reply_to"), ReplyAddress.class),
                Codec.read(row.getString("image"), ImageRef.class),
                row.getString("title"),
                origin == null ? null : Codec.read(origin, Origin.class),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                State.valueOf(row.getString("state")),
                row.getString("browser"),
                row.getString("refusal"));
    }
}
