package dev.easel.platform.slack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was heard already. Slack tells an event again when it wasn't sure of having been heard, sometimes under a new id;
 * what came before a restart is known to the database. Safe for use from several threads.
 */
final class SlackMemory {
    private final Set<String> heard;

    /** @param size how many ids it remembers */
    SlackMemory(int size) {
        heard = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > size;
            }
        }));
    }

    /** Whether this is the first time. */
    boolean isNew(String id) {
        return heard.add(id);
    }

    /** The next time is the first again. */
    void forget(String id) {
        heard.remove(id);
    }
}
