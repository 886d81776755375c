package dev.easel.platform.discord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
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

    /** By event: what waits, or {@link Status#NOTHING}. Absent: no edit is under way. */
    private final Map<String, Status> underWay = new HashMap<>();

    /**
     * What a status line shows.
     *
     * @param preview opened when it is sent; absent: whatever is shown stays
     * @param buttons all that can be pressed from then on
     */
    record Status(String text, @Nullable Supplier<FileUpload> preview, List<ActionRow> buttons) {
        static final Status NOTHING = new Status("", null, List.of());

        /** This one, with the preview that only an older one has. */
        Status over(Status older) {
            return new Status(text, preview == null ? older.preview : preview, buttons);
        }

        /** An edit that leaves alone what isn't said. */
        MessageEditData edit() {
            MessageEditBuilder edit = new MessageEditBuilder()
                    .setContent(DiscordMarkup.shorten(text, Message.MAX_CONTENT_LENGTH))
                    .setSuppressEmbeds(true)
                    .setAllowedMentions(DiscordMarkup.NO_MENTIONS)
                    .setComponents(buttons)
                    .mentionRepliedUser(false);
            if (preview != null) {
                edit.setAttachments(preview.get());
            }
            return edit.build();
        }
    }

    /** Edits the message that is the status line. */
    @FunctionalInterface
    interface Line {
        RestAction<?> edit(MessageEditData data);
    }

    void show(DiscordAddress address, Line line, Status status) {
        synchronized (underWay) {
            Status waiting = underWay.get(address.event());
            if (waiting != null) {
                underWay.put(address.event(), status.over(waiting));
                return;
            }
            underWay.put(address.event(), Status.NOTHING);
        }
        send(address.event(), line, status);
    }

    /** Drops what waits: the final answer is next. */
    void end(DiscordAddress address) {
        synchronized (underWay) {
            underWay.replace(address.event(), Status.NOTHING);
        }
    }

    private void send(String event, Line line, Status status) {
        try {
            RestAction<?> edit = line.edit(status.edit());
            edit.queue(done -> sendNextLater(event, line, edit.getJDA()), failure -> {
                LOG.debug("a status text was not shown: {}", failure.getMessage());
                sendNextLater(event, line, edit.getJDA());
            });
        } catch (RejectedExecutionException | InsufficientPermissionException e) {
            LOG.debug("no status text is shown: {}", e.getMessage());
            takeNext(event);
        }
    }

    private void sendNextLater(String event, Line line, JDA jda) {
        try {
            var _ = jda.getRateLimitPool().schedule(() -> sendNext(event, line), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no status text is shown while stopping: {}", e.getMessage());
            takeNext(event);
        }
    }

    private void sendNext(String event, Line line) {
        Status next = takeNext(event);
        if (next != null) {
            send(event, line, next);
        }
    }

    private @Nullable Status takeNext(String event) {
        synchronized (underWay) {
            Status status = underWay.remove(event);
            if (status == null || status.equals(Status.NOTHING)) {
                return null;
            }
            underWay.put(event, Status.NOTHING);
            return status;
        }
    }
}
