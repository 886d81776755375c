package dev.easel.platform.discord;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Status texts on their way to Discord: at most one edit of a reply is under way, and only the newest text waits behind
 * it. Safe for use from several threads.
 */
final class DiscordStatusLine {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordStatusLine.class);

    /** By interaction: the text that waits, empty when none does. Absent: no edit is under way. */
    private final Map<String, String> underWay = new HashMap<>();

    void show(DiscordAddress address, InteractionHook hook, String text) {
        synchronized (underWay) {
            if (underWay.replace(address.interaction(), text) != null) {
                return;
            }
            underWay.put(address.interaction(), "");
        }
        send(address, hook, text);
    }

    /** Drops what waits: the final answer is next. */
    void end(DiscordAddress address) {
        synchronized (underWay) {
            underWay.replace(address.interaction(), "");
        }
    }

    private void send(DiscordAddress address, InteractionHook hook, String text) {
        var edit = hook.editOriginal(text).setSuppressEmbeds(true).setAllowedMentions(DiscordMarkup.NO_MENTIONS);
        try {
            edit.queue(done -> sendNext(address, hook), failure -> {
                LOG.debug("a status text was not shown: {}", failure.getMessage());
                sendNext(address, hook);
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("no status text is shown while stopping: {}", e.getMessage());
            takeNext(address.interaction());
        }
    }

    private void sendNext(DiscordAddress address, InteractionHook hook) {
        String next = takeNext(address.interaction());
        if (next != null) {
            send(address, hook, next);
        }
    }

    private @Nullable String takeNext(String interaction) {
        synchronized (underWay) {
            String text = underWay.remove(interaction);
            if (text == null || text.isEmpty()) {
                return null;
            }
            underWay.put(interaction, "");
            return text;
        }
    }
}
