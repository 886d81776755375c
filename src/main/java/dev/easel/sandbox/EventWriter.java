package dev.easel.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.easel.sandbox.paint.Painter;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Writes the answer as server-sent events: views of each image while it is drawn, then the image. */
final class EventWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .build()
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
            .configure(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM, false);

    private final Painter painter;
    private final Latency latency;
    private final InstantSource clock;
    private final RequestMarks marks;

    EventWriter(Painter painter, Latency latency, InstantSource clock, RequestMarks marks) {
        this.painter = painter;
        this.latency = latency;
        this.clock = clock;
        this.marks = marks;
    }

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Streams {@code count} images; the states of the first are drawn already. */
    void write(Context context, Commission commission, int count, List<byte[]> first, Set<Fault> faults)
            throws IOException, InterruptedException {
        context.contentType("text/event-stream; charset=utf-8");
        marks.close(context);
        if (faults.contains(Fault.CUT)) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            image(whole, commission, 0, first);
            HalfAnswer.send(context, whole.toByteArray());
        } else if (faults.contains(Fault.BROKEN_STREAM)) {
            broken(context.outputStream(), commission, first);
        } else {
            for (int index = 0; index < count; index++) {
                List<byte[]> states = index == 0
                        ? first
                        : painter.develop(
                                commission.work(index), commission.order().partials());
                image(context.outputStream(), commission, index, states);
            }
        }
    }

    private void image(OutputStream out, Commission commission, int index, List<byte[]> states)
            throws IOException, InterruptedException {
        int partials = states.size() - 1;
        for (int stage = 0; stage < partials; stage++) {
            latency.pass(states.size());
            partial(out, commission, stage, states.get(stage));
        }
        latency.pass(states.size());
        completed(out, commission, index, states.getLast());
    }

    private void broken(OutputStream out, Commission commission, List<byte[]> states) throws IOException {
        if (states.size() > 1) {
            partial(out, commission, 0, states.getFirst());
        }
        send(out, "error", json -> {
            json.writeObjectFieldStart("error");
            json.writeStringField("type", "image_generation_server_error");
            json.writeStringField("code", "image_generation_failed");
            json.writeStringField("message", "The image could not be generated. Please try again.");
            json.writeNullField("param");
            json.writeEndObject();
        });
    }

    private void partial(OutputStream out, Commission commission, int stage, byte[] file) throws IOException {
        send(out, commission.event() + ".partial_image", json -> {
            common(json, commission, file);
            json.writeNumberField("partial_image_index", stage);
        });
    }

    private void completed(OutputStream out, Commission commission, int index, byte[] file) throws IOException {
        Order order = commission.order();
        send(out, commission.event() + ".completed", json -> {
            common(json, commission, file);
            AnswerFields.identify(json, order);
            AnswerFields.chargeEvent(json, index == 0 ? TokenCount.of(order, 1) : TokenCount.ofFurther(order));
        });
    }

    private void common(JsonGenerator json, Commission commission, byte[] file) throws IOException {
        json.writeBinaryField("b64_json", file);
        json.writeNumberField("created_at", clock.instant().getEpochSecond());
        AnswerFields.echo(json, commission.order());
    }

    private static void send(OutputStream out, String type, Body body) throws IOException {
        out.write(("event: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            body.write(json);
            json.writeEndObject();
        }
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
