package dev.easel.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Remembers the last thousand texts by their digest. Safe for use from any thread. */
final class OnceMemory {
    private static final int MAX_ENTRIES = 1000;

    private final Map<UUID, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    synchronized boolean isFirst(String text) {
        return seen.put(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)), true) == null;
    }
}
