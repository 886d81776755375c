package dev.easel.storage;

import dev.easel.core.house.Occasions;
import dev.easel.core.identity.PlatformId;
import java.time.Duration;
import java.time.Instant;

/** Keeps answered events as rows of {@code desk_event}, for as long as a platform may send them again. */
public final class JdbcOccasions implements Occasions {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;

    public JdbcOccasions(Database database) {
        this.database = database;
    }

    @Override
    public boolean take(PlatformId platform, String eventId, Instant now) {
        return database.write(handle -> {
            handle.createUpdate("DELETE FROM desk_event WHERE seen_at < :before")
                    .bind("before", now.minus(KEPT).toEpochMilli())
                    .execute();
            return handle.createUpdate("""
                            INSERT INTO desk_event (platform, event_key, seen_at) VALUES (:platform, :eventKey, :now)
                            ON CONFLICT DO NOTHING
                            """)
                            .bind("platform", platform.name())
                            .bind("eventKey", eventId)
                            .bind("now", now.toEpochMilli())
                            .execute()
                    == 1;
        });
    }
}
