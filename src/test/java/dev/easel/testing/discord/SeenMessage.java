package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was at one moment.
 *
 * @param nonce null when none was sent
 * @param replyTo the id of the message it answers, null for none
 * @param loading "Easel is thinking…": acknowledged, still without content
 * @param contents every text it has had, the present one last
 * @param reactions as {@code 🎨 name}
 * @param components rows of buttons as Discord has them, an array
 */
public record SeenMessage(
        String id,
        String channelId,
        FakeUser author,
        String content,
        List<SeenFile> files,
        @Nullable String nonce,
        @Nullable String replyTo,
        boolean ephemeral,
        boolean loading,
        boolean deleted,
        List<String> contents,
        List<String> reactions,
        JsonNode components,
        JsonNode embeds) {
    public SeenMessage {
        files = List.copyOf(files);
        contents = List.copyOf(contents);
        reactions = List.copyOf(reactions);
    }

    /** What the buttons say, in order: the emoji, the label or both with a space between. */
    public List<String> buttons() {
        return listComponents().stream()
                .map(SeenMessage::caption)
                .filter(caption -> !caption.isEmpty())
                .toList();
    }

    /** The button, or other component, that says or is identified by {@code captionOrId}. */
    JsonNode requireComponent(String captionOrId) {
        return listComponents().stream()
                .filter(component -> captionOrId.equals(caption(component))
                        || captionOrId.equals(component.path("custom_id").asText())
                        || captionOrId.equals(
                                component.path("emoji").path("name").asText()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + captionOrId + " among " + buttons()));
    }

    private List<JsonNode> listComponents() {
        List<JsonNode> found = new ArrayList<>();
        collect(components, found);
        return found;
    }

    private static void collect(JsonNode nodes, List<JsonNode> found) {
        StreamSupport.stream(nodes.spliterator(), false).forEach(node -> {
            if (node.has("custom_id")) {
                found.add(node);
            }
            collect(node.path("components"), found);
            collect(node.path("accessory"), found);
        });
    }

    private static String caption(JsonNode component) {
        String emoji = component.path("emoji").path("name").asText("");
        return (emoji + " " + component.path("label").asText("")).strip();
    }
}
