package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sends INTERACTION_CREATE, complete as Discord sends it. */
final class Dispatch {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;

    private static final int IN_GUILD = 0;
    private static final int IN_BOT_DM = 1;

    private final Snowflakes ids;
    private final World world;
    private final WorldJson json;
    private final Gateway gateway;
    private final Interactions interactions;
    private final Map<String, ObjectNode> sent = new ConcurrentHashMap<>();

    Dispatch(Snowflakes ids, World world, Gateway gateway, Interactions interactions) {
        this.ids = ids;
        this.world = world;
        this.json = new WorldJson(world);
        this.gateway = gateway;
        this.interactions = interactions;
    }

    InteractionProbe command(int type, ObjectNode data, FakeUser user, FakeChannel channel, String locale) {
        return send(probe(type, channel, user, null), data, locale);
    }

    InteractionProbe press(StoredMessage message, JsonNode component, FakeUser user) {
        if (component.path("disabled").asBoolean()) {
            throw new IllegalArgumentException("a disabled component cannot be pressed: " + component);
        }
        ObjectNode data = Json.object()
                .put("custom_id", component.path("custom_id").asText())
                .put("component_type", component.path("type").asInt())
                .put("id", component.path("id").asInt());
        return send(probe(COMPONENT, message.channel, user, message), data, "en-US");
    }

    private InteractionProbe probe(int type, FakeChannel channel, FakeUser user, @Nullable StoredMessage pressed) {
        String token = "interaction-" + UUID.randomUUID();
        InteractionProbe probe = new InteractionProbe(ids.next(), token, type, channel, user, pressed);
        interactions.add(probe);
        return probe;
    }

    private InteractionProbe send(InteractionProbe probe, ObjectNode data, String locale) {
        FakeChannel channel = probe.channel();
        ObjectNode event = Json.object()
                .put("id", probe.id())
                .put("application_id", world.bot().id())
                .put("type", probe.type())
                .put("token", probe.token())
                .put("version", 1)
                .put("channel_id", channel.id())
                .put("locale", locale)
                .put("app_permissions", Long.toString(world.permissionsOfBot(channel)))
                .put("attachment_size_limit", world.uploadLimit)
                .put("context", channel.isDirect() ? IN_BOT_DM : IN_GUILD);
        event.set("data", data);
        event.putArray("entitlements");
        event.set("authorizing_integration_owners", probe.owners());
        event.set(
                "channel",
                json.channel(channel)
                        .put("permissions", Long.toString(probe.user().permissions())));
        probe.findPressed().ifPresent(message -> event.set("message", message.json(world)));
        describeUser(event, probe);
        probe.dispatched();
        sent.put(probe.id(), event);
        again(probe);
        return probe;
    }

    /** Sends the event once more, unchanged. */
    void again(InteractionProbe probe) {
        gateway.dispatch(Audience.of(probe.channel(), Intents.NONE), "INTERACTION_CREATE", sent.get(probe.id()));
    }

    private void describeUser(ObjectNode event, InteractionProbe probe) {
        FakeUser user = probe.user();
        probe.channel()
                .guild()
                .ifPresentOrElse(
                        id -> {
                            event.put("guild_id", id).put("guild_locale", "en-US");
                            ObjectNode guild =
                                    event.putObject("guild").put("id", id).put("locale", "en-US");
                            guild.putArray("features");
                            event.set(
                                    "member",
                                    user.memberJsonWithUser().put("permissions", Long.toString(user.permissions())));
                        },
                        () -> event.set("user", user.json()));
    }
}
