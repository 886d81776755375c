package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends INTERACTION_CREATE, complete as Discord sends it. */
final class Dispatch {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int FORM = 5;

    private static final int TEXT_INPUT = 4;
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

    /** A command that is changed before it goes out. */
    InteractionProbe command(ObjectNode data, FakeUser user, FakeChannel channel, Consumer<ObjectNode> change) {
        return send(probe(COMMAND, channel, user, null), data, "en-US", change);
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

    /** A form that was shown, filled in: text and choices by their fields' ids. */
    InteractionProbe submit(InteractionProbe asked, Map<String, String> filledIn, FakeUser user) {
        JsonNode form = asked.callback().path("data");
        ObjectNode data = Json.object().put("custom_id", form.path("custom_id").asText());
        ArrayNode rows = data.putArray("components");
        for (JsonNode label : form.path("components")) {
            JsonNode field = label.path("component");
            String id = field.path("custom_id").asText();
            String value = filledIn.getOrDefault(id, field.path("value").asText(""));
            ObjectNode row =
                    rows.addObject().put("type", label.path("type").asInt()).put("id", 2 * rows.size());
            ObjectNode answer = row.putObject("component")
                    .put("type", field.path("type").asInt())
                    .put("custom_id", id);
            answer.put("id", 2 * rows.size() + 1);
            if (field.path("type").asInt() == TEXT_INPUT) {
                answer.put("value", value);
            } else {
                ArrayNode values = answer.putArray("values");
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
        }
        StoredMessage pressed = asked.findPressed().orElse(null);
        return send(probe(FORM, asked.channel(), user, pressed), data, "en-US");
    }

    private InteractionProbe probe(int type, FakeChannel channel, FakeUser user, @Nullable StoredMessage pressed) {
        String token = "interaction-" + UUID.randomUUID();
        InteractionProbe probe = new InteractionProbe(ids.next(), token, type, channel, user, pressed);
        if (world.isForeign(channel)) {
            probe.asForeign();
        }
        interactions.add(probe);
        return probe;
    }

    private InteractionProbe send(InteractionProbe probe, ObjectNode data, String locale) {
        return send(probe, data, locale, _ -> {});
    }

    private InteractionProbe send(InteractionProbe probe, ObjectNode data, String locale, Consumer<ObjectNode> change) {
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
        change.accept(event);
        probe.dispatched();
        sent.put(probe.id(), event);
        again(probe);
        return probe;
    }

    /** Sends the event once more, unchanged. */
    void again(InteractionProbe probe) {
        gateway.dispatch(
                world.isForeign(probe.channel()) ? Audience.FIRST : Audience.of(probe.channel(), Intents.NONE),
                "INTERACTION_CREATE",
                sent.get(probe.id()));
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
