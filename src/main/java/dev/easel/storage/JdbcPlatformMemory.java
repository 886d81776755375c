package dev.easel.storage;

import dev.easel.core.chat.PlatformMemory;
import dev.easel.core.identity.PlatformId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** A row for each key; whoever claims one clears away claims that hold no longer. */
public final class JdbcPlatformMemory implements PlatformMemory {
    private static final Duration LONGEST_CLAIM = Duration.ofDays(1);

    private final Database database;

    public JdbcPlatformMemory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> find(PlatformId platform, String key) {
        return database.read(handle -> handle.createQuery(
                        "SELECT value FROM platform_memory WHERE platform = :platform AND name = :key AND value IS NOT NULL")
                .bind("platform", platform.name())
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void keep(PlatformId platform, String key, String value, Instant now) {
        database.change(handle -> handle.createUpdate("""
                        INSERT INTO platform_memory (platform, name, value, written_at)
                        VALUES (:platform, :key, :value, :now)
                        ON CONFLICT (platform, name) DO UPDATE SET value = :value, written_at = :now
                        """)
                .bind("platform", platform.name())
                .bind("key", key)
                .bind("value", value)
                .bind("now", now.toEpochMilli())
                .execute());
    }

    @Override
    public boolean claim(PlatformId platform, String key, Instant now, Duration within) {
        return claim(platform, key, now, "platform_memory.written_at <= :over", Map.of("over", now.minus(within)));
    }

    @Override
    public boolean claimOf(PlatformId platform, String key, Instant happened, Duration within) {
        return claim(
                platform, key, happened, """
                (platform_memory.written_at <= :over
                    OR platform_memory.written_at >= :later OR platform_memory.written_at = :now)
                """, Map.of("over", happened.minus(within), "later", happened.plus(within)));
    }

    /** @param free when a claim that is there holds no longer */
    private boolean claim(PlatformId platform, String key, Instant now, String free, Map<String, Instant> times) {
        return database.write(handle -> {
            handle.createUpdate("DELETE FROM platform_memory WHERE value IS NULL AND written_at < :before")
                    .bind("before", now.minus(LONGEST_CLAIM).toEpochMilli())
                    .execute();
            Update claim = handle.createUpdate("""
                            INSERT INTO platform_memory (platform, name, value, written_at)
                            VALUES (:platform, :key, NULL, :now)
                            ON CONFLICT (platform, name) DO UPDATE SET written_at = :now
                            WHERE platform_memory.value IS NULL AND
                            """.stripTrailing() + " " + free)
                    .bind("platform", platform.name())
                    .bind("key", key)
                    .bind("now", now.toEpochMilli());
            times.forEach((name, time) -> claim.bind(name, time.toEpochMilli()));
            return claim.execute() == 1;
        });
    }
}
