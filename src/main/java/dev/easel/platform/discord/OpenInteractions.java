package dev.easel.platform.discord;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/**
 * Interactions that Discord still waits for an answer to, within its three seconds. Whoever takes one out answers it;
 * nobody else can.
 */
final class OpenInteractions {
    private final Map<String, IReplyCallback> open = new ConcurrentHashMap<>();

    void add(IReplyCallback interaction) {
        open.put(interaction.getId(), interaction);
    }

    /** The right to answer; empty when it was taken, or came to another process. */
    Optional<IReplyCallback> take(String interaction) {
        return Optional.ofNullable(open.remove(interaction));
    }
}
