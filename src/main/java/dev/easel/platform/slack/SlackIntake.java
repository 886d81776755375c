package dev.easel.platform.slack;

import com.slack.api.bolt.context.Context;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.FailureException;
import dev.easel.core.text.DoorWording;
import dev.easel.core.text.UserMessage;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what Slack tells, once, on a thread of its own: whoever told it waits only until it is on disk. */
final class SlackIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SlackIntake.class);

    private final SlackBacklog backlog;
    private final SlackRush rush;
    private final Inbox inbox;
    private final Messenger messenger;
    private final SlackChannels channels;
    private final Sharing sharing;
    private final ExecutorService threads;
    private volatile boolean closed;

    /** Whether Easel works where people of other companies are, who would spend this one's money. */
    enum Sharing {
        REFUSED,
        ALLOWED
    }

    SlackIntake(
            SlackBacklog backlog,
            SlackRush rush,
            Inbox inbox,
            Messenger messenger,
            SlackChannels channels,
            Sharing sharing,
            ExecutorService threads) {
        this.backlog = backlog;
        this.rush = rush;
        this.inbox = inbox;
        this.messenger = messenger;
        this.channels = channels;
        this.sharing = sharing;
        this.threads = threads;
    }

    /**
     * Takes something that happened, unless it was taken before. On disk when it returns; worked on later.
     *
     * @param id the same however often Slack tells of it
     * @param context of the request that told it
     * @param translation may ask Slack; empty when it means nothing to Easel
     */
    void take(String id, Context context, Supplier<Optional<Incoming>> translation) {
        if (backlog.take(id, context)) {
            run(backlog.finishing(id, () -> {
                rush.awaitEnd();
                translation.get().ifPresent(this::accept);
            }));
        } else {
            LOG.info("told again: {}", id);
        }
    }

    /** Does something for somebody that is no request. */
    void run(Runnable work) {
        if (closed) {
            return;
        }
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.info("something happened while stopping");
        }
    }

    private void accept(Incoming incoming) {
        Optional<UserMessage> reason = findReasonAgainst(incoming);
        if (reason.isPresent()) {
            refuse(incoming, reason.get());
        } else {
            inbox.accept(incoming);
        }
    }

    private Optional<UserMessage> findReasonAgainst(Incoming incoming) {
        String channel = incoming.place().channel().id();
        DoorWording words = DoorWording.in(incoming.sender().locale());
        if (sharing == Sharing.REFUSED && channels.isShared(channel)) {
            return Optional.of(words.shared());
        }
        return wantsImages(incoming)
                ? switch (channels.door(channel)) {
                    case OPEN -> Optional.empty();
                    case OUTSIDE -> Optional.of(words.outside());
                    case ARCHIVED -> Optional.of(words.archived());
                }
                : Optional.empty();
    }

    /** Commands and forms reach Easel from where it isn't, too; words and emojis don't. */
    private static boolean wantsImages(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Mention mention -> mention.text().startsWith("/" + CommandName.IMAGINE.word());
            case Incoming.Command command ->
                CommandName.find(command.name()).filter(CommandName::draws).isPresent();
            case Incoming.Reaction ignored -> false;
            case Incoming.Press ignored -> false;
            case Incoming.Submission ignored -> false;
            case Incoming.MaskSubmission ignored -> false;
        };
    }

    /** Tells somebody why nothing comes of what they asked. */
    void refuse(Incoming incoming, UserMessage reason) {
        try {
            messenger.fail(incoming.replyTo(), reason);
        } catch (FailureException e) {
            LOG.info("a refusal could not be told: {}", e.failure().kind());
        }
    }

    /** Takes nothing in any more. */
    void close() {
        closed = true;
    }
}
