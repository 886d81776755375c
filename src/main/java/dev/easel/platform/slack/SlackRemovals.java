package dev.easel.platform.slack;

import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.model.Message;
import com.slack.api.model.block.ImageBlock;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages of Easel's own back, and with them the files that they show: those would stay in the workspace. */
final class SlackRemovals {
    private static final Logger LOG = LoggerFactory.getLogger(SlackRemovals.class);

    private final SlackClient client;
    private final SlackPosts posts;
    private final SlackUploads uploads;

    SlackRemovals(SlackClient client, SlackPosts posts, SlackUploads uploads) {
        this.client = client;
        this.posts = posts;
        this.uploads = uploads;
    }

    /** @throws SlackRefusalException when the message can't be taken back */
    void remove(SlackPost post) {
        List<String> files = filesOf(post);
        posts.delete(post);
        files.forEach(this::delete);
    }

    /** None where Slack doesn't show the message. */
    private List<String> filesOf(SlackPost post) {
        try {
            return client
                    .callOnce(
                            SlackThreads.REPLIES,
                            methods -> methods.conversationsReplies(ConversationsRepliesRequest.builder()
                                    .channel(post.channel())
                                    .ts(post.ts())
                                    .oldest(post.ts())
                                    .latest(post.ts())
                                    .inclusive(true)
                                    .build()))
                    .getMessages()
                    .stream()
                    .filter(message -> post.ts().equals(message.getTs()))
                    .flatMap(SlackRemovals::filesOf)
                    .distinct()
                    .toList();
        } catch (SlackRefusalException e) {
            LOG.info("the files of a message stay: {}", e.getMessage());
            return List.of();
        }
    }

    private static Stream<String> filesOf(Message message) {
        Stream<String> shown = message.getBlocks() == null
                ? Stream.empty()
                : message.getBlocks().stream()
                        .filter(ImageBlock.class::isInstance)
                        .map(ImageBlock.class::cast)
                        .filter(image -> image.getSlackFile() != null)
                        .map(image -> image.getSlackFile().getId());
        Stream<String> shared = message.getFiles() == null
                ? Stream.empty()
                : message.getFiles().stream().map(file -> file.getId());
        return Stream.concat(shown, shared);
    }

    private void delete(String file) {
        try {
            uploads.delete(file);
        } catch (SlackRefusalException e) {
            LOG.info("a file stays: {}", e.getMessage());
        }
    }
}
