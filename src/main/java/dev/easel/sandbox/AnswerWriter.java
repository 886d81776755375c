package dev.easel.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.easel.sandbox.Generation.Delivery;
import dev.easel.sandbox.paint.Painter;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;

/** Writes the answer straight to the connection, so that no more than one encoded image is held at a time. */
final class AnswerWriter {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Painter painter;
    private final HostedImages hosted;
    private final InstantSource clock;
    private final RequestMarks marks;

    AnswerWriter(Painter painter, HostedImages hosted, InstantSource clock, RequestMarks marks) {
        this.painter = painter;
        this.hosted = hosted;
        this.clock = clock;
        this.marks = marks;
    }

    /** Answers with {@code count} images; the first is drawn already, so that its failure still has a status. */
    void write(Context context, Generation request, int count, byte[] first) throws IOException, InterruptedException {
        begin(context);
        writeJson(context.outputStream(), context, request, count, first);
    }

    /** Announces a whole answer and sends half of it; the server then drops the connection, as the length is short. */
    void writeHalf(Context context, Generation request, byte[] first) throws IOException, InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        writeJson(whole, context, request, 1, first);
        begin(context);
        context.header("Content-Length", Integer.toString(whole.size()));
        context.outputStream().write(whole.toByteArray(), 0, whole.size() / 2);
        context.res().flushBuffer();
    }

    private void begin(Context context) {
        context.contentType("application/json");
        marks.close(context);
    }

    private void writeJson(OutputStream out, Context context, Generation request, int count, byte[] first)
            throws IOException, InterruptedException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("created", clock.instant().getEpochSecond());
            json.writeArrayFieldStart("data");
            for (int index = 0; index < count; index++) {
                writeImage(json, context, request, index, first);
            }
            json.writeEndArray();
            if (request.model().family().metered()) {
                writeEchoes(json, request);
                writeUsage(json, TokenCount.of(request, count));
            }
            json.writeEndObject();
        }
    }

    private void writeImage(JsonGenerator json, Context context, Generation request, int index, byte[] first)
            throws IOException, InterruptedException {
        json.writeStartObject();
        if (request.delivery() == Delivery.URL) {
            String path = hosted.host(Recipes.of(request, index));
            json.writeStringField("url", context.scheme() + "://" + context.host() + path);
        } else {
            json.writeBinaryField("b64_json", index == 0 ? first : painter.paint(Recipes.of(request, index)));
        }
        if (request.model().family().takes("style")) {
            json.writeStringField("revised_prompt", revised(request));
        }
        json.writeEndObject();
    }

    private static String revised(Generation request) {
        String manner = "natural".equals(request.style()) ? "A true-to-life image of " : "A vivid, detailed image of ";
        return manner + request.prompt().strip();
    }

    private static void writeEchoes(JsonGenerator json, Generation request) throws IOException {
        json.writeStringField("background", request.background());
        json.writeStringField("output_format", request.format());
        json.writeStringField("quality", request.quality());
        json.writeStringField("size", request.size());
        if (request.safetyIdentifier() != null) {
            json.writeStringField("safety_identifier", request.safetyIdentifier());
        }
    }

    private static void writeUsage(JsonGenerator json, TokenCount tokens) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("input_tokens", tokens.input());
        json.writeNumberField("output_tokens", tokens.output());
        json.writeNumberField("total_tokens", tokens.total());
        writeDetails(json, "input_tokens_details", tokens.input(), 0);
        writeDetails(json, "output_tokens_details", 0, tokens.output());
        json.writeEndObject();
    }

    private static void writeDetails(JsonGenerator json, String name, int text, int image) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("text_tokens", text);
        json.writeNumberField("image_tokens", image);
        json.writeEndObject();
    }
}
