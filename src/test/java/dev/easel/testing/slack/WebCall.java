package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the Web API as it arrived, refused ones included.
 *
 * @param method {@code chat.postMessage}
 * @param token what was sent as bearer; empty when nothing was
 * @param arguments by name; structured ones as JSON text
 */
public record WebCall(String method, String token, Map<String, String> arguments) {
    public WebCall {
        arguments = Map.copyOf(arguments);
    }

    /** An argument, or an empty text. */
    public String text(String name) {
        return arguments.getOrDefault(name, "");
    }

    /** An argument, or nothing when it was left out or empty. */
    public @Nullable String find(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    /** A structured argument such as {@code blocks} or {@code view}; a missing node when it was left out. */
    public JsonNode json(String name) {
        String value = text(name);
        return value.isEmpty() ? Json.object().path("missing") : Json.parse(value);
    }

    @Override
    public String toString() {
        return method + arguments;
    }
}
