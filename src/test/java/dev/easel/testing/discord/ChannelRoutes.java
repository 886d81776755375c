package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Channels and the messages in them. */
final class ChannelRoutes {
    private static final int PAGE = 50;

    private final World world;
    private final WorldJson json;
    private final Messages messages;
    private final RequestLog log;
    private final Gateway gateway;

    ChannelRoutes(World world, Messages messages, RequestLog log, Gateway gateway) {
        this.world = world;
        this.json = new WorldJson(world);
        this.messages = messages;
        this.log = log;
        this.gateway = gateway;
    }

    void install(RestApi api) {
        api.post(
                "users/@me/channels",
                request -> Optional.of(json.channel(world.direct(
                        world.requireUser(request.json().path("recipient_id").asText())))));
        api.get("channels/{channel}", request -> Optional.of(json.channel(channel(request))));
        api.post("channels/{channel}/typing", _ -> Optional.empty());
        api.get("channels/{channel}/messages", this::list);
        api.post("channels/{channel}/messages", this::create);
        api.get("channels/{channel}/messages/{message}", request -> {
            world.demand(channel(request), World.VIEW | World.HISTORY);
            return shown(message(request));
        });
        api.patch("channels/{channel}/messages/{message}", this::edit);
        api.delete("channels/{channel}/messages/{message}", this::delete);
    }

    private Optional<JsonNode> create(RestRequest request) {
        FakeChannel channel = channel(request);
        MessageBody body = request.message();
        log.demandSilence(request, body.json());
        MessageLimits.check(body, request.size());
        if (body.isEmpty()) {
            throw Refusal.of(400, 50006, "Cannot send an empty message");
        }
        demand(channel, body);
        if (world.isClosed(channel)) {
            throw Refusal.of(403, 50007, "Cannot send messages to this user");
        }
        return shown(messages.createOnce(channel, body, answered(channel, body)));
    }

    private void demand(FakeChannel channel, MessageBody body) {
        boolean thread = channel.kind() == FakeChannel.Kind.THREAD;
        long permissions = World.VIEW | (thread ? World.SEND_IN_THREADS : World.SEND);
        permissions |= body.uploads().isEmpty() ? 0 : World.ATTACH;
        permissions |= body.json().has("message_reference") ? World.HISTORY : 0;
        world.demand(channel, permissions);
    }

    private StoredMessage answered(FakeChannel channel, MessageBody body) {
        JsonNode reference = body.json().path("message_reference");
        if (!reference.hasNonNull("message_id")) {
            return null;
        }
        StoredMessage found = messages.find(
                        channel.id(), reference.get("message_id").asText())
                .orElse(null);
        if (found == null && reference.path("fail_if_not_exists").asBoolean(true)) {
            throw Refusal.invalid("message_reference", "Unknown message");
        }
        return found;
    }

    private Optional<JsonNode> edit(RestRequest request) {
        StoredMessage message = message(request);
        log.demandSilence(request, request.json());
        MessageLimits.check(request.message(), request.size());
        if (!message.author.equals(world.bot())) {
            throw Refusal.of(403, 50005, "Cannot edit a message authored by another user");
        }
        messages.edit(message, request.message());
        return shown(message);
    }

    private Optional<JsonNode> delete(RestRequest request) {
        StoredMessage message = message(request);
        if (!message.author.equals(world.bot())) {
            throw Refusal.of(403, 50013, "Missing Permissions");
        }
        messages.delete(message);
        return Optional.empty();
    }

    private Optional<JsonNode> list(RestRequest request) {
        Predicate<StoredMessage> inRange = message -> isWithin(message, request);
        List<StoredMessage> found = messages.list(channel(request).id()).reversed().stream()
                .filter(inRange)
                .toList();
        String limit = request.query("limit");
        return Optional.of(Json.arrayOf(found.stream()
                .limit(limit == null ? PAGE : Long.parseLong(limit))
                .map(message -> shown(message).orElseThrow())
                .toList()));
    }

    private static boolean isWithin(StoredMessage message, RestRequest request) {
        long id = Long.parseLong(message.id);
        String before = request.query("before");
        String after = request.query("after");
        return (before == null || id < Long.parseLong(before)) && (after == null || id > Long.parseLong(after));
    }

    private Optional<JsonNode> shown(StoredMessage message) {
        return Optional.of(
                gateway.withholdsContent() && !message.channel.isDirect()
                        ? Redaction.of(message.json(world), world.bot())
                        : message.json(world));
    }

    private FakeChannel channel(RestRequest request) {
        FakeChannel channel = world.requireChannel(request.parameter("channel"));
        if (world.isForeign(channel)) {
            throw Refusal.of(403, 50001, "Missing Access");
        }
        return channel;
    }

    private StoredMessage message(RestRequest request) {
        return messages.require(channel(request).id(), request.parameter("message"));
    }
}
