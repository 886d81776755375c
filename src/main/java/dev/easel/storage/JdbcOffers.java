package dev.easel.storage;

import dev.easel.core.chat.Incoming;
import dev.easel.core.job.Offer;
import dev.easel.core.job.Offers;
import dev.easel.core.quota.Cost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps offers as rows of {@code offer}, a day longer than they can be answered. */
public final class JdbcOffers implements Offers {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Database database;

    public JdbcOffers(Database database) {
        this.database = database;
    }

    @Override
    public boolean make(Offer offer) {
        return database.write(handle -> {
            forget(handle, offer.madeAt().minus(REMEMBERED));
            return handle.createUpdate("""
                            INSERT INTO offer
                                (id, member, platform, event_key, incoming, images, micros, made_at, ends_at, state)
                            VALUES (:id, :member, :platform, :event, :incoming, :images, :micros, :madeAt, :endsAt, :state)
                            ON CONFLICT DO NOTHING
                            """)
                            .bind("id", offer.id())
                            .bind(
                                    "member",
                                    JdbcIdentities.key(offer.incoming().sender().user()))
                            .bind(
                                    "platform",
                                    offer.incoming().replyTo().platform().name())
                            .bind("event", offer.incoming().eventId())
                            .bind("incoming", Codec.write(offer.incoming()))
                            .bind("images", offer.cost().images())
                            .bind("micros", offer.cost().micros())
                            .bind("madeAt", offer.madeAt().toEpochMilli())
                            .bind("endsAt", offer.endsAt().toEpochMilli())
                            .bind("state", offer.state().name())
                            .execute()
                    > 0;
        });
    }

    private static void forget(Handle handle, Instant endedBefore) {
        handle.createUpdate("DELETE FROM offer WHERE ends_at < :before")
                .bind("before", endedBefore.toEpochMilli())
                .execute();
    }

    @Override
    public Optional<Offer> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM offer WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> read(row))
                .findOne());
    }

    @Override
    public boolean close(String id, Offer.State state, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE offer SET state = :state WHERE id = :id AND state = 'OPEN' AND ends_at > :now
                        """)
                        .bind("id", id)
                        .bind("state", state.name())
                        .bind("now", now.toEpochMilli())
                        .execute()
                > 0);
    }

    private static Offer read(ResultSet row) throws SQLException {
        return new Offer(
                row.getString("id"),
                Codec.read(row.getString("incoming"), Incoming.class),
                new Cost(row.getLong("images"), row.getLong("micros")),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Instant.ofEpochMilli(row.getLong("ends_at")),
                Offer.State.valueOf(row.getString("state")));
    }
}
