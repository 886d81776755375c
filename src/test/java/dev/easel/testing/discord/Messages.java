package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.discord.StoredMessage.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All messages there are, and the events that tell of them. Nobody hears of an ephemeral one. */
final class Messages {
    private final Snowflakes ids;
    private final World world;
    private final Cdn cdn;
    private final Gateway gateway;
    private final InstantSource clock = InstantSource.system();
    private final Map<Long, StoredMessage> messages = new ConcurrentSkipListMap<>();
    private final Map<String, StoredMessage> byNonce = new ConcurrentHashMap<>();

    Messages(Snowflakes ids, World world, Cdn cdn, Gateway gateway) {
        this.ids = ids;
        this.world = world;
        this.cdn = cdn;
        this.gateway = gateway;
    }

    StoredMessage create(FakeChannel channel, FakeUser author, MessageBody body, Origin origin) {
        StoredMessage message = new StoredMessage(ids.next(), channel, author, origin);
        if ((origin.flags() & StoredMessage.LOADING) == 0) {
            message.write(body, keep(channel, body));
        }
        messages.put(Long.valueOf(message.id), message);
        tell("MESSAGE_CREATE", message);
        return message;
    }

    /** The first message with that nonce, when Discord was asked to look (docs, 2026-08: author and nonce). */
    synchronized StoredMessage createOnce(FakeChannel channel, MessageBody body, @Nullable StoredMessage answered) {
        String nonce = body.nonce().orElse(null);
        boolean enforced = nonce != null && body.json().path("enforce_nonce").asBoolean();
        if (enforced && byNonce.containsKey(nonce)) {
            return byNonce.get(nonce);
        }
        Origin origin = new Origin(nonce, answered, null, body.flags() & ~StoredMessage.EPHEMERAL);
        StoredMessage message = create(channel, world.bot(), body, origin);
        if (nonce != null) {
            byNonce.put(nonce, message);
        }
        return message;
    }

    void edit(StoredMessage message, MessageBody body) {
        boolean first = message.isLoading();
        message.write(body, keep(message.channel, body));
        if (!first) {
            message.markEdited(clock.instant());
        }
        tell("MESSAGE_UPDATE", message);
    }

    void delete(StoredMessage message) {
        message.delete();
        if (!message.isEphemeral()) {
            ObjectNode event = Json.object().put("id", message.id).put("channel_id", message.channel.id());
            gateway.dispatch(Audience.of(message.channel, Intents.MESSAGES), "MESSAGE_DELETE", event);
        }
    }

    void react(StoredMessage message, String emoji, FakeUser who) {
        if (message.react(emoji, who)) {
            tellReaction("MESSAGE_REACTION_ADD", message, emoji, who);
        }
    }

    void unreact(StoredMessage message, String emoji, FakeUser who) {
        if (message.unreact(emoji, who)) {
            tellReaction("MESSAGE_REACTION_REMOVE", message, emoji, who);
        }
    }

    Optional<StoredMessage> find(String channelId, String id) {
        return Optional.ofNullable(messages.get(Long.valueOf(id)))
                .filter(message -> message.channel.id().equals(channelId) && !message.isDeleted());
    }

    StoredMessage require(String channelId, String id) {
        return find(channelId, id).orElseThrow(Refusal::unknownMessage);
    }

    /** Oldest first, without the ephemeral and the deleted. */
    List<StoredMessage> list(String channelId) {
        return messages.values().stream()
                .filter(message -> message.channel.id().equals(channelId))
                .filter(message -> !message.isDeleted() && !message.isEphemeral())
                .toList();
    }

    private List<SeenFile> keep(FakeChannel channel, MessageBody body) {
        return body.uploads().stream()
                .map(upload -> cdn.keep(channel.id(), upload.name, body.altText(upload), upload.bytes))
                .toList();
    }

    private void tell(String event, StoredMessage message) {
        if (message.isEphemeral()) {
            return;
        }
        ObjectNode json = message.json(world);
        message.channel.guild().ifPresent(guild -> {
            json.put("guild_id", guild);
            json.set("member", message.author.memberJson());
        });
        json.put("channel_type", message.channel.kind().code);
        gateway.dispatch(Audience.of(message.channel, Intents.MESSAGES), event, json);
    }

    private void tellReaction(String event, StoredMessage message, String emoji, FakeUser who) {
        ObjectNode json = Json.object()
                .put("user_id", who.id())
                .put("channel_id", message.channel.id())
                .put("message_id", message.id)
                .put("message_author_id", message.author.id())
                .put("burst", false)
                .put("type", 0);
        message.channel.guild().ifPresent(guild -> {
            json.put("guild_id", guild);
            json.set("member", who.memberJsonWithUser());
        });
        json.set("emoji", Emojis.json(emoji));
        gateway.dispatch(Audience.of(message.channel, Intents.REACTIONS), event, json);
    }
}
