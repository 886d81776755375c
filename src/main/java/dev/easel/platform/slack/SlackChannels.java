package dev.easel.platform.slack;

import com.slack.api.model.Conversation;
import dev.easel.platform.slack.SlackClient.Line;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What channels are called and whose they are, asked of Slack and remembered for a while. */
final class SlackChannels {
    static final Line INFO = Line.of("conversations.info");

    private static final Logger LOG = LoggerFactory.getLogger(SlackChannels.class);

    private final SlackClient client;
    private final SlackCache<Channel> known;

    private record Channel(String name, boolean shared, Door door) {}

    /** Whether Easel can post there. */
    enum Door {
        OPEN,
        /** Nobody has invited it. */
        OUTSIDE,
        ARCHIVED
    }

    SlackChannels(SlackClient client, InstantSource clock) {
        this.client = client;
        this.known = new SlackCache<>(this::ask, clock);
    }

    /** The name of a channel, or of one that Slack doesn't tell about: the id. */
    String name(String id) {
        return known.find(id).map(Channel::name).orElse(id);
    }

    /** Whether people of another company are in it. */
    boolean isShared(String id) {
        return known.find(id).map(Channel::shared).orElse(false);
    }

    /** Whether Easel can post to a conversation, as far as Slack tells; a closed door is looked at anew each time. */
    Door door(String id) {
        if (!id.startsWith("C") && !id.startsWith("G")) {
            return Door.OPEN;
        }
        boolean open = known.find(id).map(Channel::door).orElse(Door.OPEN) == Door.OPEN;
        return open ? Door.OPEN : ask(id).map(Channel::door).orElse(Door.OPEN);
    }

    private Optional<Channel> ask(String id) {
        try {
            Conversation channel = client.callOnce(
                            INFO, methods -> methods.conversationsInfo(request -> request.channel(id)))
                    .getChannel();
            String name = channel.getName() == null ? id : channel.getName();
            Door door = channel.isArchived() ? Door.ARCHIVED : channel.isMember() ? Door.OPEN : Door.OUTSIDE;
            return Optional.of(new Channel(name, channel.isExtShared(), door));
        } catch (SlackRefusalException e) {
            if (SlackErrors.isOutside(e)) {
                return Optional.of(new Channel(id, false, Door.OUTSIDE));
            }
            LOG.info("a channel stays unknown for now: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
