package dev.easel.core.chat;

import dev.easel.core.identity.PlatformId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The little that an adapter has to know again after a restart, and that all instances have to agree on. Each method is
 * one transaction. Safe for use from several threads and processes.
 */
public interface PlatformMemory {
    /** What was last kept under a key. */
    Optional<String> find(PlatformId platform, String key);

    /** Replaces what is kept under a key. On disk when it returns. */
    void keep(PlatformId platform, String key, String value, Instant now);

    /**
     * Whether nobody has claimed a key within the time before: true for one caller alone, whose claim holds from now on.
     *
     * @param within at most a day
     */
    boolean claim(PlatformId platform, String key, Instant now, Duration within);

    /**
     * As {@link #claim}, for what happened when the platform says: whether nothing else that claimed the key happened
     * within the time before or after. The very same claims as often as it is told.
     *
     * @param happened tells it from all else with this key, in milliseconds
     * @param within at most a day
     */
    boolean claimOf(PlatformId platform, String key, Instant happened, Duration within);
}
