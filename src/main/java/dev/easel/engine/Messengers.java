package dev.easel.engine;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.PlatformId;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The messengers of the platforms that are on. Platforms join while Easel starts. */
public final class Messengers {
    private final Map<PlatformId, Messenger> byPlatform = new ConcurrentHashMap<>();
    private final Map<PlatformId, AttachmentSource> attachments = new ConcurrentHashMap<>();

    /** A platform whose commands bring no files. */
    public void add(Messenger messenger) {
        byPlatform.put(messenger.platform(), messenger);
    }

    public void add(Messenger messenger, AttachmentSource source) {
        attachments.put(messenger.platform(), source);
        add(messenger);
    }

    /** Where the files of a platform's commands are opened; one that brings none has none to open. */
    AttachmentSource attachments(PlatformId platform) {
        return attachments.getOrDefault(platform, file -> {
            throw new IOException("the platform " + platform + " has no attachments");
        });
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
    public Set<PlatformId> platforms() {
        return Set.copyOf(byPlatform.keySet());
    }
}
