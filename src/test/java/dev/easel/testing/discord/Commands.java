package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The application's registered commands. Safe for use from any thread. */
final class Commands {
    private final Snowflakes ids;
    private final String applicationId;
    private ArrayNode registered = Json.array();
    private int overwrites;

    Commands(Snowflakes ids, String applicationId) {
        this.ids = ids;
        this.applicationId = applicationId;
    }

    synchronized ArrayNode overwrite(JsonNode commands) {
        ArrayNode fresh = Json.array();
        for (JsonNode command : commands) {
            ObjectNode stored = command.deepCopy();
            String id = find(command.path("name").asText(), command.path("type").asInt(1))
                    .map(known -> known.path("id").asText())
                    .orElseGet(ids::next);
            stored.put("id", id).put("application_id", applicationId).put("version", ids.next());
            stored.put("type", command.path("type").asInt(1));
            stored.put("description", command.path("description").asText(""));
            if (!stored.has("default_member_permissions")) {
                stored.putNull("default_member_permissions");
            }
            fresh.add(stored);
        }
        registered = fresh;
        overwrites++;
        return registered.deepCopy();
    }

    synchronized ArrayNode list() {
        return registered.deepCopy();
    }

    synchronized int overwrites() {
        return overwrites;
    }

    synchronized Optional<JsonNode> find(String name, int type) {
        return StreamSupport.stream(registered.spliterator(), false)
                .filter(command -> command.path("name").asText().equals(name))
                .filter(command -> command.path("type").asInt() == type)
                .findFirst();
    }
}
