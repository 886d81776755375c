package dev.easel.storage;

import dev.easel.core.chat.DeliveryNotes;
import dev.easel.core.identity.PlatformId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A row for each delivery that was noted; whoever writes one clears away those that nobody will ask for any more. */
public final class JdbcDeliveryNotes implements DeliveryNotes {
    /** Far beyond the deadline of any job. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;

    public JdbcDeliveryNotes(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> find(PlatformId platform, String nonce) {
        return database.read(handle -> handle.createQuery(
                        "SELECT note FROM delivery_note WHERE platform = :platform AND nonce = :nonce")
                .bind("platform", platform.name())
                .bind("nonce", nonce)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void write(PlatformId platform, String nonce, String note, Instant now) {
        database.change(handle -> {
            handle.createUpdate("""
                            INSERT INTO delivery_note (platform, nonce, note, written_at)
                            VALUES (:platform, :nonce, :note, :now)
                            ON CONFLICT (platform, nonce) DO UPDATE SET note = :note, written_at = :now
                            """)
                    .bind("platform", platform.name())
                    .bind("nonce", nonce)
                    .bind("note", note)
                    .bind("now", now.toEpochMilli())
                    .execute();
            handle.createUpdate("DELETE FROM delivery_note WHERE written_at < :before")
                    .bind("before", now.minus(KEPT).toEpochMilli())
                    .execute();
        });
    }
}
