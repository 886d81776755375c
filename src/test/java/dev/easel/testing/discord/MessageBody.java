package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A message in a request: its JSON and its files. */
record MessageBody(JsonNode json, List<Upload> uploads) {
    MessageBody {
        uploads = List.copyOf(uploads);
    }

    static MessageBody empty() {
        return new MessageBody(Json.object(), List.of());
    }

    static MessageBody text(String content) {
        return new MessageBody(Json.object().put("content", content), List.of());
    }

    String content() {
        return json.path("content").asText("");
    }

    int flags() {
        return json.path("flags").asInt();
    }

    Optional<String> nonce() {
        return json.hasNonNull("nonce") ? Optional.of(json.get("nonce").asText()) : Optional.empty();
    }

    boolean isEmpty() {
        return content().isEmpty()
                && uploads.isEmpty()
                && Stream.of("embeds", "components", "sticker_ids", "poll", "attachments")
                        .allMatch(part -> json.path(part).isEmpty());
    }

    String altText(Upload upload) {
        return attachments()
                .filter(attachment -> attachment.path("id").asLong(-1) == upload.index)
                .findFirst()
                .map(attachment -> attachment.path("description").asText(""))
                .orElse("");
    }

    /** An {@code attachments} list names the files to keep; without one, all stay. */
    List<SeenFile> keptOf(List<SeenFile> files) {
        if (!json.has("attachments")) {
            return files;
        }
        return files.stream()
                .flatMap(file -> attachments()
                        .filter(attachment ->
                                file.id().equals(attachment.path("id").asText()))
                        .map(attachment ->
                                file.describedAs(attachment.path("description").asText(file.altText()))))
                .toList();
    }

    Stream<JsonNode> attachments() {
        return StreamSupport.stream(json.path("attachments").spliterator(), false);
    }

    /** Discord numbers the components that came without a number. */
    JsonNode componentsWithIds() {
        JsonNode components = json.path("components").deepCopy();
        number(components, 1);
        return components;
    }

    private static int number(JsonNode components, int first) {
        int next = first;
        for (JsonNode component : components) {
            if (!component.has("id") || component.get("id").asInt() == 0) {
                ((ObjectNode) component).put("id", next++);
            }
            next = number(component.path("components"), next);
        }
        return next;
    }
}
