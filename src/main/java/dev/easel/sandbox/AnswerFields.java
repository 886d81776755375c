package dev.easel.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The fields that whole answers and events have in common. */
final class AnswerFields {
    private AnswerFields() {}

    /** What was drawn, as it was decided. */
    static void echo(JsonGenerator json, Order order) throws IOException {
        json.writeStringField("background", order.background());
        json.writeStringField("output_format", order.format());
        json.writeStringField("quality", order.quality());
        json.writeStringField("size", order.size());
    }

    static void identify(JsonGenerator json, Order order) throws IOException {
        if (order.safetyIdentifier() != null) {
            json.writeStringField("safety_identifier", order.safetyIdentifier());
        }
    }

    /** The tokens of a whole answer. */
    static void charge(JsonGenerator json, TokenCount tokens) throws IOException {
        total(json, tokens);
        details(json, "output_tokens_details", 0, tokens.output());
        json.writeEndObject();
    }

    /** The tokens of one streamed image, which don't say what the output consists of. */
    static void chargeEvent(JsonGenerator json, TokenCount tokens) throws IOException {
        total(json, tokens);
        json.writeEndObject();
    }

    private static void total(JsonGenerator json, TokenCount tokens) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("input_tokens", tokens.input());
        json.writeNumberField("output_tokens", tokens.output());
        json.writeNumberField("total_tokens", tokens.total());
        details(json, "input_tokens_details", tokens.text(), tokens.sources());
    }

    private static void details(JsonGenerator json, String name, int text, int image) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("text_tokens", text);
        json.writeNumberField("image_tokens", image);
        json.writeEndObject();
    }
}
