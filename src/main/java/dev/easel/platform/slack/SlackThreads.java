package dev.easel.platform.slack;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import dev.easel.platform.slack.SlackClient.Line;
import java.util.List;

/** Messages that something else refers to: what a thread began with, what somebody reacted to. */
final class SlackThreads {
    static final Line REPLIES = Line.of("conversations.replies");

    private static final String GONE = "message_not_found";

    private final SlackClient client;

    /**
     * A message.
     *
     * @param user who wrote it; empty for some apps
     * @param thread the {@code ts} of the first message of its thread; its own when it has none
     */
    record Seen(String user, String thread, List<File> files) {}

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
                .orElseThrow(() -> new SlackRefusalException(REPLIES.method(), GONE, null, null));
    }

    private static Seen seen(Message message) {
        return new Seen(
                message.getUser() == null ? "" : message.getUser(),
                message.getThreadTs() == null ? message.getTs() : message.getThreadTs(),
                message.getFiles() == null ? List.of() : List.copyOf(message.getFiles()));
    }
}
