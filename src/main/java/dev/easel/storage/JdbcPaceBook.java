package dev.easel.storage;

import dev.easel.core.image.PaceBook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The line as a row: one guarded statement takes a place. Instances need clocks that agree to about a second. */
public final class JdbcPaceBook implements PaceBook {
    private final Database database;
    private final String line;

    private JdbcPaceBook(Database database, String line) {
        this.database = database;
        this.line = line;
    }

    /**
     * Opens a line, which is empty when nobody has opened it before.
     *
     * @param line names the server and the account whose limits it keeps; no secret
     */
    public static JdbcPaceBook open(Database database, String line) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO pace (line, next_free, held_until) VALUES (:line, 0, 0) ON CONFLICT DO NOTHING
                        """).bind("line", line).execute());
        return new JdbcPaceBook(database, line);
    }

    @Override
    public Optional<Instant> reserve(Duration length, Duration credit, Instant now, Instant latest) {
        if (!now.isBefore(latest)) {
            return Optional.empty();
        }
        return database.write(handle -> handle.createQuery("""
                        UPDATE pace
                        SET next_free = CASE WHEN next_free < :earliest THEN :earliest ELSE next_free END + :length
                        WHERE line = :line AND next_free < :latest
                        RETURNING next_free - :length
                        """)
                .bind("line", line)
                .bind("earliest", micros(now.minus(credit)))
                .bind("length", length.toNanos() / 1_000)
                .bind("latest", micros(latest))
                .mapTo(long.class)
                .findOne()
                .map(JdbcPaceBook::instant)
                .map(start -> start.isBefore(now) ? now : start));
    }

    @Override
    public void hold(Instant until) {
        database.change(handle -> handle.createUpdate("""
                        UPDATE pace
                        SET next_free = CASE WHEN next_free < :until THEN :until ELSE next_free END,
                            held_until = CASE WHEN held_until < :until THEN :until ELSE held_until END
                        WHERE line = :line
                        """)
                .bind("line", line)
                .bind("until", micros(until))
                .execute());
    }

    @Override
    public Instant heldUntil() {
        return database.read(handle -> handle.createQuery("SELECT held_until FROM pace WHERE line = :line")
                .bind("line", line)
                .mapTo(long.class)
                .map(JdbcPaceBook::instant)
                .one());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
