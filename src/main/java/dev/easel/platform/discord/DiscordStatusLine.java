package dev.easel.platform.discord;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.FileUpload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Status texts on their way to Discord, some with an unfinished image: at most one edit of a reply is under way, the next
 * one waits a moment, and only the newest is kept for it. Safe for use from several threads.
 */
final class DiscordStatusLine {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordStatusLine.class);
    private static final long PAUSE_MILLIS = 1_500;

    /** By interaction: what waits, or {@link Status#NOTHING}. Absent: no edit is under way. */
    private final Map<String, Status> underWay = new HashMap<>();

    /**
     * What a status line shows.
     *
     * @param preview opened when it is sent; absent: whatever is shown stays
     */
    record Status(String text, @Nullable Supplier<FileUpload> preview) {
        static final Status NOTHING = new Status("", null);
    }

    void show(DiscordAddress address, InteractionHook hook, Status status) {
        synchronized (underWay) {
            Status waiting = underWay.get(address.interaction());
            if (waiting != null) {
                boolean keeps = status.preview() == null && waiting.preview() != null;
                underWay.put(address.interaction(), keeps ? new Status(status.text(), waiting.preview()) : status);
                return;
            }
            underWay.put(address.interaction(), Status.NOTHING);
        }
        send(address, hook, status);
    }

    /** Drops what waits: the final answer is next. */
    void end(DiscordAddress address) {
        synchronized (underWay) {
            underWay.replace(address.interaction(), Status.NOTHING);
        }
    }

    private void send(DiscordAddress address, InteractionHook hook, Status status) {
        var edit =
                hook.editOriginal(status.text()).setSuppressEmbeds(true).setAllowedMentions(DiscordMarkup.NO_MENTIONS);
        if (status.preview() != null) {
            edit.setAttachments(status.preview().get());
        }
        try {
            edit.queue(done -> sendNextLater(address, hook), failure -> {
                LOG.debug("a status text was not shown: {}", failure.getMessage());
                sendNextLater(address, hook);
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("no status text is shown while stopping: {}", e.getMessage());
            takeNext(address.interaction());
        }
    }

    private void sendNextLater(DiscordAddress address, InteractionHook hook) {
        try {
            var _ = hook.getJDA()
                    .getRateLimitPool()
                    .schedule(() -> sendNext(address, hook), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no status text is shown while stopping: {}", e.getMessage());
            takeNext(address.interaction());
        }
    }

    private void sendNext(DiscordAddress address, InteractionHook hook) {
        Status next = takeNext(address.interaction());
        if (next != null) {
            send(address, hook, next);
        }
    }

    private @Nullable Status takeNext(String interaction) {
        synchronized (underWay) {
            Status status = underWay.remove(interaction);
            if (status == null || status.equals(Status.NOTHING)) {
                return null;
            }
            underWay.put(interaction, Status.NOTHING);
            return status;
        }
    }
}
