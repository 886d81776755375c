package dev.easel.engine;

import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.PlatformId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The messengers of the platforms that are on. Platforms join while Easel starts. */
public final class Messengers {
    private final Map<PlatformId, Messenger> byPlatform = new ConcurrentHashMap<>();

    public void add(Messenger messenger) {
        byPlatform.put(messenger.platform(), messenger);
    }

    /** The messenger of a platform that is on. */
    Messenger require(PlatformId platform) {
        Messenger messenger = byPlatform.get(platform);
        if (messenger == null) {
            throw new IllegalStateException("the platform " + platform + " is off");
        }
        return messenger;
    }

    /** The platforms that can be reached. */
    Set<PlatformId> platforms() {
        return Set.copyOf(byPlatform.keySet());
    }
}
