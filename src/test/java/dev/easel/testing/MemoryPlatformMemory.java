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
        return claim(platform + "/" + key, now, before == null || !before.isAfter(now.minus(within)));
    }

    @Override
    public synchronized boolean claimOf(PlatformId platform, String key, Instant happened, Duration within) {
        Instant before = claims.get(platform + "/" + key);
        boolean free = before == null
                || before.equals(happened)
                || Duration.between(before, happened).abs().compareTo(within) >= 0;
        return claim(platform + "/" + key, happened, free);
    }

    private boolean claim(String key, Instant time, boolean free) {
        if (free) {
            claims.put(key, time);
        }
        return free;
    }
}
