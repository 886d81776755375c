package dev.easel.storage;

import dev.easel.core.house.Strikes;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps strikes as rows of {@code strike}, for as long as they count. */
public final class JdbcStrikes implements Strikes {
    private static final String NOWHERE = "";

    private final Database database;

    public JdbcStrikes(Database database) {
        this.database = database;
    }

    @Override
    public int count(UserRef user, @Nullable SpaceRef space, String event, Instant now, Instant since) {
        return database.write(handle -> {
            handle.createUpdate("DELETE FROM strike WHERE struck_at < :since")
                    .bind("since", since.toEpochMilli())
                    .execute();
            handle.createUpdate("""
                            INSERT INTO strike (member, space, event_key, struck_at)
                            VALUES (:member, :space, :event, :now) ON CONFLICT DO NOTHING
                            """)
                    .bind("member", JdbcIdentities.key(user))
                    .bind("space", key(space))
                    .bind("event", event)
                    .bind("now", now.toEpochMilli())
                    .execute();
            return handle.createQuery("SELECT count(*) FROM strike WHERE member = :member AND space = :space")
                    .bind("member", JdbcIdentities.key(user))
                    .bind("space", key(space))
                    .mapTo(int.class)
                    .one();
        });
    }

    @Override
    public void clear(UserRef user, @Nullable SpaceRef space) {
        database.change(handle -> handle.createUpdate("DELETE FROM strike WHERE member = :member AND space = :space")
                .bind("member", JdbcIdentities.key(user))
                .bind("space", key(space))
                .execute());
    }

    private static String key(@Nullable SpaceRef space) {
        return space == null ? NOWHERE : Spaces.key(space);
    }
}
