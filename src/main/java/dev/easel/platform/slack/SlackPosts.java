package dev.easel.platform.slack;

import com.slack.api.methods.request.chat.ChatDeleteRequest;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.block.LayoutBlock;
import dev.easel.core.chat.Control;
import dev.easel.platform.slack.SlackClient.Line;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Easel's own messages: posted, changed and deleted, with no link unfurled and no name made a mention. */
final class SlackPosts {
    static final String POST = "chat.postMessage";
    static final Line UPDATE = Line.of("chat.update");
    static final Line EPHEMERAL = Line.of("chat.postEphemeral");
    static final Line DELETE = Line.of("chat.delete");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Reads nothing into a text that isn't marked up (Slack's documentation on formatting, 2026-11). */
    private static final String AS_IT_IS = "none";

    private final SlackClient client;

    /**
     * What a message says.
     *
     * @param text stands for the blocks where they aren't shown; harmless already
     */
    record Content(String text, List<LayoutBlock> blocks) {}

    /** Words and what can be pressed below them. */
    static Content words(String text, List<Control> controls, Locale locale) {
        return new Content(SlackBlocks.fallback(text), SlackBlocks.words(text, controls, locale));
    }

    SlackPosts(SlackClient client) {
        this.client = client;
    }

    /** Posts to a channel, or to a person directly when it is a person's id. */
    SlackPost post(String channel, @Nullable String thread, Content content) {
        ChatPostMessageResponse posted = client.call(
                // Slack lets about one message a second into a channel.
                new Line(POST, channel),
                PATIENCE,
                methods -> methods.chatPostMessage(ChatPostMessageRequest.builder()
                        .channel(channel)
                        .threadTs(thread)
                        .text(content.text())
                        .blocks(content.blocks())
                        .parse(AS_IT_IS)
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .build()));
        return new SlackPost(posted.getChannel(), posted.getTs());
    }

    /** Changes a message, as often as it is asked to. */
    void change(SlackPost message, Content content) {
        client.call(UPDATE, PATIENCE, methods -> methods.chatUpdate(update(message, content)));
    }

    /** Changes a message unless Slack wants fewer calls; then it stays as it is. */
    void changeIfFree(SlackPost message, Content content) {
        if (!client.isHeld(UPDATE)) {
            client.callOnce(UPDATE, methods -> methods.chatUpdate(update(message, content)));
        }
    }

    private static ChatUpdateRequest update(SlackPost message, Content content) {
        return ChatUpdateRequest.builder()
                .channel(message.channel())
                .ts(message.ts())
                .text(content.text())
                .blocks(content.blocks())
                .parse(AS_IT_IS)
                .linkNames(false)
                .build();
    }

    /** Shows something to one person alone, for as long as they don't reload. */
    void whisper(String channel, @Nullable String thread, String user, Content content) {
        client.call(
                EPHEMERAL,
                PATIENCE,
                methods -> methods.chatPostEphemeral(ChatPostEphemeralRequest.builder()
                        .channel(channel)
                        .threadTs(thread)
                        .user(user)
                        .text(content.text())
                        .blocks(content.blocks())
                        .parse(AS_IT_IS)
                        .linkNames(false)
                        .build()));
    }

    /** Idempotent: one that is gone already is no failure. */
    void delete(SlackPost message) {
        try {
            client.call(
                    DELETE,
                    PATIENCE,
                    methods -> methods.chatDelete(ChatDeleteRequest.builder()
                            .channel(message.channel())
                            .ts(message.ts())
                            .build()));
        } catch (SlackRefusalException e) {
            if (!SlackErrors.isMessageGone(e)) {
                throw e;
            }
        }
    }
}
