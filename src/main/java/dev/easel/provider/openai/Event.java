package dev.easel.provider.openai;

import dev.easel.provider.openai.Answer.Arrived;
import dev.easel.provider.openai.Answer.Item;
import dev.easel.provider.openai.Answer.Linked;
import dev.easel.provider.openai.JsonScanner.Kind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of one event, in whatever order its members come. */
final class Event {
    private final JsonScanner json;
    private final ImageBatch batch;
    private final UsageReader usage = new UsageReader();
    private final ErrorBody error = new ErrorBody();
    private String type = "";
    private boolean numbered;
    private @Nullable IncomingImage image;
    private @Nullable String url;
    private @Nullable String revisedPrompt;

    Event(JsonScanner json, ImageBatch batch) {
        this.json = json;
        this.batch = batch;
    }

    void readMember(String name) throws IOException {
        switch (name) {
            case "type" -> type = json.findText().orElse("");
            case "b64_json" -> readImage();
            case "url" -> url = json.findText().orElse(null);
            case "revised_prompt" -> revisedPrompt = json.findText().orElse(null);
            case "partial_image_index" -> {
                numbered = true;
                json.skip();
            }
            case "usage" -> usage.read(json);
            case "error", "code", "message", "param" -> error.readMember(name, json);
            default -> json.skip();
        }
    }

    boolean isError() {
        return error.stated() || type.equals("error");
    }

    /** {@code image_generation.partial_image} or {@code image_edit.partial_image}, or a relay's word for it. */
    boolean isPartial() {
        return type.endsWith("partial_image") || (type.isEmpty() && numbered);
    }

    /** {@code image_generation.completed} or {@code image_edit.completed}, or an image that goes without a type. */
    boolean isCompleted() {
        return type.endsWith("completed") || (type.isEmpty() && !numbered);
    }

    ErrorBody error() {
        return error;
    }

    UsageReader usage() {
        return usage;
    }

    @Nullable
    IncomingImage image() {
        return image;
    }

    /** The bytes win over a link. */
    Optional<Item> findItem() {
        if (image != null && image.bytes() > 0) {
            return Optional.of(new Arrived(image, revisedPrompt));
        }
        return url == null || url.isEmpty() ? Optional.empty() : Optional.of(new Linked(url, revisedPrompt));
    }

    private void readImage() throws IOException {
        if (json.kind() == Kind.STRING && image == null) {
            image = batch.receiveText(json);
        } else {
            json.skip();
        }
    }
}
