package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What is left of a message for a bot without the MESSAGE_CONTENT intent: its own, those that mention it and direct
 * ones stay whole (Discord docs, gateway intents, 2026-08).
 */
final class Redaction {
    private Redaction() {}

    static ObjectNode of(ObjectNode message, FakeUser bot) {
        boolean isMessage = message.has("author") && message.has("content");
        boolean own = bot.id().equals(message.path("author").path("id").asText());
        boolean direct = message.path("channel_type").asInt() == FakeChannel.Kind.DIRECT.code;
        boolean mentioned = message.path("mentions").findValuesAsText("id").contains(bot.id());
        if (!isMessage || own || direct || mentioned) {
            return message;
        }
        ObjectNode redacted = message.deepCopy().put("content", "");
        List.of("attachments", "embeds", "components").forEach(redacted::putArray);
        return redacted;
    }
}
