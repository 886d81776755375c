package dev.easel.platform.slack;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.ImageBlock;
import dev.easel.platform.slack.SlackClient.Line;
import java.util.Comparator;
import java.util.List;

/** Messages that something else refers to: what a thread began with, what somebody reacted to. */
final class SlackThreads {
    static final Line REPLIES = Line.of("conversations.replies");

    /** As many as Slack shows at once (method page, 2026-11). */
    private static final int MOST_REPLIES = 999;

    private static final String GONE = "message_not_found";

    private final SlackClient client;

    /**
     * A message.
     *
     * @param ts its own
     * @param user who wrote it; empty for some apps
     * @param thread the {@code ts} of the first message of its thread; its own when it has none
     */
    record Seen(String ts, String user, String thread, List<File> files, Showing showing) {}

    /** Whether there is something to see in a message. */
    enum Showing {
        PICTURE,
        WORDS
    }

    SlackThreads(SlackClient client) {
        this.client = client;
    }

    /**
     * Reads one message, in a thread or out of one: the method takes the time of either (Slack's method page, 2026-08).
     *
     * @throws SlackRefusalException when Slack doesn't show it
     */
    Seen read(SlackPost post) {
        List<Message> messages = client.callOnce(
                        REPLIES,
                        methods -> methods.conversationsReplies(request -> request.channel(post.channel())
                                .ts(post.ts())
                                .oldest(post.ts())
                                .latest(post.ts())
                                .inclusive(true)))
                .getMessages();
        return messages.stream()
                .filter(message -> post.ts().equals(message.getTs()))
                .findFirst()
                .map(SlackThreads::seen)
                .orElseThrow(SlackThreads::gone);
    }

    /**
     * Reads what a request in a thread is about: the message that began it, when that shows a picture; else the latest
     * that does, and the first again when none does.
     *
     * @param before the time of the request
     * @throws SlackRefusalException when Slack doesn't show the thread
     */
    Seen readMeant(SlackPost root, String before) {
        List<Seen> thread = client
                .callOnce(
                        REPLIES,
                        methods -> methods.conversationsReplies(request -> request.channel(root.channel())
                                .ts(root.ts())
                                .latest(before)
                                .limit(MOST_REPLIES)))
                .getMessages()
                .stream()
                .map(SlackThreads::seen)
                .filter(message -> message.ts().compareTo(before) < 0)
                .toList();
        Seen first = thread.stream().findFirst().orElseThrow(SlackThreads::gone);
        return first.showing() == Showing.PICTURE
                ? first
                : thread.stream()
                        .filter(message -> message.showing() == Showing.PICTURE)
                        .max(Comparator.comparing(Seen::ts))
                        .orElse(first);
    }

    private static SlackRefusalException gone() {
        return new SlackRefusalException(REPLIES.method(), GONE, null, null);
    }

    private static Seen seen(Message message) {
        List<File> files = message.getFiles() == null ? List.of() : List.copyOf(message.getFiles());
        return new Seen(
                message.getTs(),
                message.getUser() == null ? "" : message.getUser(),
                message.getThreadTs() == null ? message.getTs() : message.getThreadTs(),
                files,
                showsBlock(message) || !SlackAttachments.of(files).isEmpty() ? Showing.PICTURE : Showing.WORDS);
    }

    /** Easel's own pictures stand in blocks. */
    private static boolean showsBlock(Message message) {
        return message.getBlocks() != null && message.getBlocks().stream().anyMatch(ImageBlock.class::isInstance);
    }
}
