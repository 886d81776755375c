package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Block Kit takes (Slack's block reference, 2026-11): refused as Slack would, or complained about. */
final class BlockRules {
    private static final int MAX_MESSAGE_BLOCKS = 50;
    private static final int MAX_VIEW_BLOCKS = 100;
    private static final int MAX_SECTION = 3_000;
    private static final int MAX_ALT = 2_000;
    private static final int MAX_ROW = 25;
    private static final int MAX_LABEL = 75;
    private static final int MAX_TITLE = 24;
    private static final int MAX_METADATA = 3_000;
    private static final int MAX_ACTION_ID = 255;
    private static final int MAX_OPTIONS = 100;
    private static final String TEXT = "text";

    private final FakeSlackFiles files;

    BlockRules(FakeSlackFiles files) {
        this.files = files;
    }

    void install(WebApi web) {
        List.of("chat.postMessage", "chat.postEphemeral", "chat.update")
                .forEach(method -> web.check(method, this::checkMessage));
        List.of("views.open", "views.update", "views.push", "views.publish")
                .forEach(method -> web.check(method, this::checkView));
    }

    /** Of a message. */
    private void checkMessage(WebCall call) {
        JsonNode blocks = call.json("blocks");
        demand(blocks.size() <= MAX_MESSAGE_BLOCKS, "too many blocks");
        blocks.forEach(this::check);
        demand(length(blocks, TEXT) + length(blocks, "alt_text") < 13_200, "msg_blocks_too_long");
    }

    /** Of a modal, or of the home page. */
    private void checkView(WebCall call) {
        JsonNode view = call.json("view");
        JsonNode blocks = view.path("blocks");
        demand(blocks.size() <= MAX_VIEW_BLOCKS, "too many blocks");
        demand(view.path("title").path(TEXT).asText().length() <= MAX_TITLE, "title");
        demand(view.path("submit").path(TEXT).asText().length() <= MAX_TITLE, "submit");
        demand(view.path("private_metadata").asText().length() <= MAX_METADATA, "private_metadata");
        demand(view.path("callback_id").asText().length() <= MAX_ACTION_ID, "callback_id");
        Set<String> ids = new HashSet<>();
        blocks.forEach(block -> {
            check(block);
            String id = block.path("block_id").asText();
            demand(id.isEmpty() || ids.add(id), "block_id is not unique: " + id);
        });
    }

    private void check(JsonNode block) {
        switch (block.path("type").asText()) {
            case "section" -> {
                demand(block.has(TEXT) || block.has("fields"), "a section without text");
                demandText(block.path(TEXT), MAX_SECTION);
            }
            case "image" -> checkImage(block);
            case "actions" -> checkRow(block.path("elements"));
            case "input" -> checkInput(block);
            case "header" -> demandText(block.path(TEXT), 150);
            case "context" -> demand(block.path("elements").size() <= 10, "context");
            case "divider" -> {}
            default -> throw WebRefusal.of("invalid_blocks");
        }
    }

    private void checkImage(JsonNode block) {
        int altText = block.path("alt_text").asText().length();
        demand(altText > 0 && altText <= MAX_ALT, "alt_text");
        demand(!block.has("image_url"), "a link that everybody can follow");
        demand(files.isReady(block.path("slack_file").path("id").asText()), "invalid slack file");
    }

    private static void checkRow(JsonNode elements) {
        demand(elements.size() >= 1 && elements.size() <= MAX_ROW, "elements of a row");
        Set<String> ids = new HashSet<>();
        elements.forEach(element -> {
            String id = element.path("action_id").asText();
            demand(!id.isEmpty() && id.length() <= MAX_ACTION_ID && ids.add(id), "action_id");
            if (element.path("type").asText().equals("button")) {
                demandText(element.path(TEXT), MAX_LABEL);
            }
        });
    }

    private static void checkInput(JsonNode block) {
        demandText(block.path("label"), 2_000);
        JsonNode options = block.path("element").path("options");
        demand(!options.isArray() || (options.size() >= 1 && options.size() <= MAX_OPTIONS), "options");
        options.forEach(option -> demandText(option.path(TEXT), MAX_LABEL));
    }

    private static void demandText(JsonNode text, int max) {
        int length = text.path(TEXT).asText().length();
        demand(length <= max && (text.isMissingNode() || length > 0), "length of " + text);
    }

    private static int length(JsonNode blocks, String field) {
        return blocks.findValuesAsText(field).stream().mapToInt(String::length).sum();
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw WebRefusal.of("invalid_blocks", otherwise);
        }
    }
}
