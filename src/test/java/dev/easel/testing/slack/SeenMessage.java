package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message as people see it.
 *
 * @param user who wrote it
 * @param thread the {@code ts} of the thread's first message
 * @param onlyFor who alone sees it; absent: everybody
 * @param blocks a missing node when there are none
 * @param files as the API shows them; a missing node when there are none
 */
public record SeenMessage(
        String channel,
        String ts,
        String user,
        String text,
        @Nullable String thread,
        @Nullable String onlyFor,
        JsonNode blocks,
        JsonNode files) {

    /** Everything that can be read: the text, and all texts of the blocks. */
    public String words() {
        return text
                + " "
                + blocks.findParents("text").stream()
                        .map(parent -> parent.path("text"))
                        .map(inner -> inner.isObject() ? inner.path("text").asText() : inner.asText())
                        .collect(Collectors.joining(" "));
    }

    /** The {@code value} of every button, in order. */
    public List<String> buttonValues() {
        return blocks.findParents("action_id").stream()
                .map(button -> button.path("value").asText())
                .toList();
    }

    /** The button with this caption. */
    public JsonNode requireButton(String caption) {
        return blocks.findParents("action_id").stream()
                .filter(button -> button.path("text").path("text").asText().contains(caption))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + caption + " in " + blocks));
    }
}
