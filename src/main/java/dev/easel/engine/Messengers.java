package dev.easel.engine;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.PlatformId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messengers of the platforms that are on. Platforms join while Easel starts. */
public final class Messengers {
    private static final Logger LOG = LoggerFactory.getLogger(Messengers.class);

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

    /** Whether what is asked for on a platform can follow on what was shown there before; on one that is off, nothing can. */
    boolean offerConversation(PlatformId platform) {
        Messenger messenger = byPlatform.get(platform);
        return messenger != null && messenger.offersConversation();
    }

    /** Takes messages away. Returns whether none of them is left. */
    boolean removeAll(List<MessageRef> messages) {
        boolean gone = true;
        for (MessageRef message : messages) {
            gone &= removes(message);
        }
        return gone;
    }

    private boolean removes(MessageRef message) {
        try {
            require(message.platform()).remove(message);
            return true;
        } catch (FailureException e) {
            LOG.info("a message stays where it is: {}", e.getMessage());
            return false;
        }
    }

    /** The platforms that can be reached. */
    public Set<PlatformId> platforms() {
        return Set.copyOf(byPlatform.keySet());
    }
}
