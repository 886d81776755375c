package dev.easel.testing;

import dev.easel.core.chat.PlatformMemory;
import dev.easel.core.identity.PlatformId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A memory that is gone with the test. */
public final class MemoryPlatformMemory implements PlatformMemory {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Instant> claims = new HashMap<>();

    @Override
    public synchronized Optional<String> find(PlatformId platform, String key) {
        return Optional.ofNullable(values.get(platform + "/" + key));
    }

    @Override
    public synchronized void keep(PlatformId platform, String key, String value, Instant now) {
        values.put(platform + "/" + key, value);
    }

    @Override
    public synchronized boolean claim(PlatformId platform, String key, Instant now, Duration within) {
        Instant before = claims.get(platform + "/" + key);
        boolean free = before == null || !before.isAfter(now.minus(within));
        if (free) {
            claims.put(platform + "/" + key, now);
        }
        return free;
    }
}
