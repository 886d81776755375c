package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Emoji as requests write them: the character itself, or {@code name:id}. */
final class Emojis {
    private Emojis() {}

    static ObjectNode json(String emoji) {
        List<String> parts = List.of(emoji.split(":", -1));
        ObjectNode json = Json.object().put("name", parts.getFirst());
        return parts.size() == 1 ? json.putNull("id") : json.put("id", parts.get(1));
    }
}
