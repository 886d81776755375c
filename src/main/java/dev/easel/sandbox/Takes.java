package dev.easel.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Counts the images of the last thousand prompts, so that who asks again gets other ones, as of a real model; a sandbox
 * that has just begun draws the same as every other. Safe for use from any thread.
 */
final class Takes {
    private static final int MAX_ENTRIES = 1000;

    private final Map<UUID, Integer> drawn = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    /** Returns the index of the order's first image among all of its prompt and model. */
    synchronized int first(Order order) {
        String text = order.model().id() + '\n' + order.prompt();
        UUID key = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        int before = drawn.getOrDefault(key, 0);
        drawn.put(key, before + order.count());
        return before;
    }
}
