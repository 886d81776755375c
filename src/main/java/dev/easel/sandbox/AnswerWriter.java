package dev.easel.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.easel.sandbox.Order.Delivery;
import dev.easel.sandbox.paint.ImageFormat;
import dev.easel.sandbox.paint.Painter;
import dev.easel.sandbox.paint.Recipe;
import dev.easel.sandbox.paint.Work;
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
    void write(Context context, Commission commission, int count, byte[] first)
            throws IOException, InterruptedException {
        begin(context);
        writeJson(context.outputStream(), context, commission, count, first);
    }

    /** Announces a whole answer and sends half of it; the server then drops the connection, as the length is short. */
    void writeHalf(Context context, Commission commission, byte[] first) throws IOException, InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        writeJson(whole, context, commission, 1, first);
        begin(context);
        HalfAnswer.send(context, whole.toByteArray());
    }

    private void begin(Context context) {
        context.contentType("application/json");
        marks.close(context);
    }

    private void writeJson(OutputStream out, Context context, Commission commission, int count, byte[] first)
            throws IOException, InterruptedException {
        Order order = commission.order();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("created", clock.instant().getEpochSecond());
            json.writeArrayFieldStart("data");
            for (int index = 0; index < count; index++) {
                writeImage(json, context, commission, index, first);
            }
            json.writeEndArray();
            if (order.model().family().metered()) {
                AnswerFields.echo(json, order);
                AnswerFields.identify(json, order);
                AnswerFields.charge(json, TokenCount.of(order, count));
            }
            json.writeEndObject();
        }
    }

    private void writeImage(JsonGenerator json, Context context, Commission commission, int index, byte[] first)
            throws IOException, InterruptedException {
        Order order = commission.order();
        json.writeStartObject();
        if (order.delivery() == Delivery.URL) {
            String path = host(commission.work(index), index == 0, first);
            json.writeStringField("url", context.scheme() + "://" + context.host() + path);
        } else {
            json.writeBinaryField("b64_json", index == 0 ? first : painter.paint(commission.work(index)));
        }
        if (order.style() != null) {
            json.writeStringField("revised_prompt", revised(order));
        }
        json.writeEndObject();
    }

    /** What was drawn from an upload is kept as a file, since the upload goes. */
    private String host(Work work, boolean drawn, byte[] first) throws IOException, InterruptedException {
        return work instanceof Recipe recipe
                ? hosted.host(recipe)
                : hosted.host(drawn ? first : painter.paint(work), ImageFormat.PNG);
    }

    private static String revised(Order order) {
        String manner = "natural".equals(order.style()) ? "A true-to-life image of " : "A vivid, detailed image of ";
        return manner + order.prompt().strip();
    }
}
