package dev.easel.platform.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.ControlWording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A message as it is kept and as the page gets it: JSON. Not for several threads at once. */
final class PlaygroundMessage {
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode body;

    private PlaygroundMessage(ObjectNode body) {
        this.body = body;
    }

    /** What a message is, which decides how it looks. */
    enum Kind {
        SAID,
        STATUS,
        PICTURES,
        FAILURE,
        ANSWER,
        FORM,
        REMOVED,
        /** A form that was sent or put away. */
        CLOSED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PlaygroundMessage of(Kind kind, String text, long millis) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("kind", kind.word()).put("text", text).put("at", millis);
        return new PlaygroundMessage(body);
    }

    static PlaygroundMessage read(String text) {
        try {
            return new PlaygroundMessage((ObjectNode) JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that was kept can't be read", e);
        }
    }

    /** For the transcript. */
    String write() {
        return body.toString();
    }

    /** For the page, which asks for pictures by their place in the message. */
    String write(String key, long place) {
        return body.deepCopy().put("id", key).put("place", place).toString();
    }

    boolean is(Kind kind) {
        return kind.word().equals(body.path("kind").asText());
    }

    String text() {
        return body.path("text").asText();
    }

    /** The delivery that it shows; empty for any other message. */
    String nonce() {
        return body.path("nonce").asText();
    }

    PlaygroundMessage nonce(String nonce) {
        body.put("nonce", nonce);
        return this;
    }

    /** A picture or a file that belongs to it. */
    record Part(String sha256, String mediaType, String name) {}

    PlaygroundMessage picture(ImageRef image, String name, String alt) {
        body.withArray("pictures")
                .addObject()
                .put("sha256", image.sha256())
                .put("type", image.format().mediaType())
                .put("width", image.size().width())
                .put("height", image.size().height())
                .put("name", name)
                .put("alt", alt);
        return this;
    }

    PlaygroundMessage document(Part part) {
        body.withArray("documents")
                .addObject()
                .put("sha256", part.sha256())
                .put("type", part.mediaType())
                .put("name", part.name());
        return this;
    }

    /** Names the message that it answers. */
    PlaygroundMessage about(String entry) {
        body.put("about", entry);
        return this;
    }

    /** Hides the pictures until somebody asks to see them. */
    PlaygroundMessage covered() {
        body.put("covered", true);
        return this;
    }

    List<Part> pictures() {
        return parts("pictures");
    }

    List<Part> documents() {
        return parts("documents");
    }

    private List<Part> parts(String name) {
        return StreamSupport.stream(body.path(name).spliterator(), false)
                .map(part -> new Part(
                        part.path("sha256").asText(),
                        part.path("type").asText(),
                        part.path("name").asText()))
                .toList();
    }

    PlaygroundMessage controls(List<Control> controls, Locale language) {
        ControlWording words = ControlWording.in(language);
        controls.forEach(control -> body.withArray("controls")
                .addObject()
                .put("text", control.text())
                .put("action", control.action().word())
                .put("label", words.label(control.action().word(), control.position())));
        return this;
    }

    /** The control with this text, where the message has it: nobody presses what isn't there. */
    Optional<Control> findControl(String text) {
        return StreamSupport.stream(body.path("controls").spliterator(), false)
                .filter(control -> control.path("text").asText().equals(text))
                .findFirst()
                .flatMap(_ -> Control.find(text));
    }

    PlaygroundMessage form(Form form) {
        ObjectNode node = body.putObject("form")
                .put("title", form.title())
                .put("control", form.control().text())
                .put("submit", form.submit());
        ArrayNode fields = node.putArray("fields");
        form.fields().forEach(field -> {
            ObjectNode one = fields.addObject()
                    .put("word", field.word())
                    .put("label", field.label())
                    .put("value", field.value())
                    .put("required", field.presence() == Field.Presence.REQUIRED)
                    .put("max", field.maxLength());
            switch (field.kind()) {
                case Field.Kind.Line ignored -> one.put("type", "line");
                case Field.Kind.Paragraph ignored -> one.put("type", "paragraph");
                case Field.Kind.Choice choice -> {
                    one.put("type", "choice");
                    choice.values().forEach(one.putArray("values")::add);
                }
            }
        });
        return this;
    }

    /** The control that opened the form. */
    Optional<Control> findFormControl() {
        return Control.find(body.path("form").path("control").asText());
    }

    /** The words of the form's fields. */
    List<String> fieldWords() {
        return StreamSupport.stream(body.path("form").path("fields").spliterator(), false)
                .map(field -> field.path("word").asText())
                .toList();
    }

    /** Somebody put an emoji on it. */
    PlaygroundMessage reaction(String emoji) {
        boolean there = StreamSupport.stream(body.path("reactions").spliterator(), false)
                .map(JsonNode::asText)
                .anyMatch(emoji::equals);
        if (!there) {
            body.withArray("reactions").add(emoji);
        }
        return this;
    }
}
