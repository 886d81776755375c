package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What Discord refuses to take as a message (developer documentation, 2026-08). */
final class MessageLimits {
    static final int MAX_FILE_BYTES = 10 << 20;

    private static final long MAX_REQUEST_BYTES = 25L << 20;
    private static final int MAX_CONTENT = 2_000;
    private static final int MAX_FILES = 10;
    private static final int MAX_EMBEDS = 10;
    private static final int MAX_ALT_TEXT = 1_024;
    private static final int MAX_NONCE = 25;
    private static final int MAX_ROWS = 5;
    private static final int MAX_BUTTONS = 5;
    private static final int MAX_CUSTOM_ID = 100;
    private static final int MAX_LABEL = 80;
    private static final int COMPONENTS_V2 = 1 << 15;

    private MessageLimits() {}

    static void check(MessageBody body, long requestBytes) {
        checkSize(body, requestBytes);
        atMost("content", body.content().codePointCount(0, body.content().length()), MAX_CONTENT);
        atMost(
                "attachments",
                Math.max(body.uploads().size(), (int) body.attachments().count()),
                MAX_FILES);
        atMost("embeds", body.json().path("embeds").size(), MAX_EMBEDS);
        atMost("nonce", body.nonce().map(String::length).orElse(0), MAX_NONCE);
        body.attachments()
                .forEach(file -> atMost(
                        "attachments", file.path("description").asText("").length(), MAX_ALT_TEXT));
        if ((body.flags() & COMPONENTS_V2) == 0) {
            checkRows(body.json().path("components"));
        }
    }

    private static void checkSize(MessageBody body, long requestBytes) {
        boolean fits = body.uploads().stream().allMatch(upload -> upload.bytes.length <= MAX_FILE_BYTES);
        if (!fits || requestBytes > MAX_REQUEST_BYTES) {
            throw Refusal.of(413, 40005, "Request entity too large");
        }
    }

    private static void checkRows(JsonNode rows) {
        atMost("components", rows.size(), MAX_ROWS);
        Set<String> seen = new HashSet<>();
        for (JsonNode row : rows) {
            atMost("components", row.path("components").size(), MAX_BUTTONS);
            for (JsonNode component : row.path("components")) {
                String customId = component.path("custom_id").asText("");
                atMost("custom_id", customId.length(), MAX_CUSTOM_ID);
                atMost("label", component.path("label").asText("").length(), MAX_LABEL);
                if (!customId.isEmpty() && !seen.add(customId)) {
                    throw Refusal.invalid("components", "Component custom id cannot be duplicated");
                }
            }
        }
    }

    private static void atMost(String field, int actual, int most) {
        if (actual > most) {
            throw Refusal.invalid(field, "Must be " + most + " or fewer in length.");
        }
    }
}
