package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The data of a command interaction: what was typed, in the nesting of subcommands, and what its ids stand for.
 *
 * <p>Once commands are registered only those can be typed, with their options, as on Discord.
 */
final class CommandData {
    private static final int CHAT_INPUT = 1;
    private static final int ON_MESSAGE = 3;
    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;

    private final Snowflakes ids;
    private final Commands commands;
    private final Cdn cdn;
    private final WorldJson json;

    CommandData(Snowflakes ids, Commands commands, Cdn cdn, WorldJson json) {
        this.ids = ids;
        this.commands = commands;
        this.cdn = cdn;
        this.json = json;
    }

    ObjectNode of(Slash slash, FakeChannel channel) {
        String name = slash.path().getFirst();
        Optional<JsonNode> registered = commands.find(name, CHAT_INPUT);
        if (registered.isPresent()) {
            check(slash, registered.get());
        } else if (!commands.list().isEmpty()) {
            throw new IllegalArgumentException("there is no command /" + name);
        }
        ObjectNode data = Json.object().put("name", name).put("type", CHAT_INPUT);
        data.put("id", registered.map(command -> command.path("id").asText()).orElseGet(ids::next));
        ObjectNode resolved = Json.object();
        ArrayNode options = Json.array();
        slash.options().forEach(option -> options.add(option(option, channel, resolved)));
        data.set("options", nested(slash.path().subList(1, slash.path().size()), options));
        if (!resolved.isEmpty()) {
            data.set("resolved", resolved);
        }
        return data;
    }

    /** A command from the menu of a message. */
    ObjectNode of(String name, StoredMessage target, World world) {
        JsonNode registered = commands.find(name, ON_MESSAGE)
                .orElseThrow(() -> new IllegalArgumentException("there is no command on messages " + name));
        ObjectNode data = Json.object()
                .put("name", name)
                .put("type", ON_MESSAGE)
                .put("id", registered.path("id").asText())
                .put("target_id", target.id);
        data.putObject("resolved").putObject("messages").set(target.id, target.json(world));
        return data;
    }

    private static ArrayNode nested(List<String> path, ArrayNode options) {
        if (path.isEmpty()) {
            return options;
        }
        ObjectNode inner =
                Json.object().put("name", path.getFirst()).put("type", path.size() == 1 ? SUBCOMMAND : GROUP);
        inner.set("options", nested(path.subList(1, path.size()), options));
        return Json.array().add(inner);
    }

    private ObjectNode option(Slash.Option option, FakeChannel channel, ObjectNode resolved) {
        ObjectNode node = Json.object().put("name", option.name()).put("type", option.type());
        node.set("value", option.value());
        if (option.focused()) {
            node.put("focused", true);
        }
        switch (option.subject()) {
            case Upload upload -> {
                SeenFile file = cdn.keep(channel.id(), upload.name, "", upload.bytes);
                node.put("value", file.id());
                resolved.withObjectProperty("attachments")
                        .set(file.id(), file.json().put("ephemeral", true));
            }
            case FakeUser user -> {
                resolved.withObjectProperty("users").set(user.id(), user.json());
                resolved.withObjectProperty("members")
                        .set(user.id(), user.memberJson().put("permissions", Long.toString(user.permissions())));
            }
            case FakeChannel named ->
                resolved.withObjectProperty("channels")
                        .set(named.id(), json.channel(named).put("permissions", Long.toString(World.EVERYONE)));
            case null, default -> json.resolve(option.value().asText(), resolved);
        }
        return node;
    }

    private static void check(Slash slash, JsonNode command) {
        JsonNode level = command;
        for (String part : slash.path().subList(1, slash.path().size())) {
            level = find(level, part)
                    .orElseThrow(() -> new IllegalArgumentException("there is no subcommand " + slash.path()));
        }
        for (Slash.Option option : slash.options()) {
            JsonNode known = find(level, option.name())
                    .orElseThrow(
                            () -> new IllegalArgumentException("no option " + option.name() + " in " + slash.path()));
            if (!option.focused() && known.path("type").asInt() != option.type()) {
                throw new IllegalArgumentException("option " + option.name() + " is of type " + known.path("type"));
            }
        }
    }

    private static Optional<JsonNode> find(JsonNode level, String name) {
        return StreamSupport.stream(level.path("options").spliterator(), false)
                .filter(option -> option.path("name").asText().equals(name))
                .findFirst();
    }
}
