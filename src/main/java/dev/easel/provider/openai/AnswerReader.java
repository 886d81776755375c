package dev.easel.provider.openai;

import dev.easel.core.image.ImageRequest;
import dev.easel.provider.openai.Answer.Arrived;
import dev.easel.provider.openai.Answer.Item;
import dev.easel.provider.openai.Answer.Linked;
import dev.easel.provider.openai.JsonScanner.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer to a request that asked for images, in whatever order its members come; the images go into a batch
 * on the way. Used once.
 */
final class AnswerReader {
    private final JsonScanner json;
    private final ImageBatch batch;
    private final List<Item> items = new ArrayList<>();
    private final UsageReader usage = new UsageReader();
    private final ErrorBody error = new ErrorBody();
    private int elements;
    private boolean hasData;

    AnswerReader(InputStream body, ImageBatch batch) {
        this.json = new JsonScanner(body);
        this.batch = batch;
    }

    /** Reads to the end of the answer; what may follow it is left alone. */
    Answer read(@Nullable String requestId) throws IOException {
        json.readObject(name -> {
            switch (name) {
                case "data" -> readData();
                case "usage" -> usage.read(json);
                case "error" -> error.readMember(name, json);
                default -> json.skip();
            }
        });
        if (!hasData && !error.stated()) {
            throw new GarbledException("an answer without data");
        }
        return new Answer(items, usage.find().orElse(null), requestId);
    }

    /** What some gateways send with a status of success. */
    ErrorBody error() {
        return error;
    }

    private void readData() throws IOException {
        hasData = true;
        if (json.kind() == Kind.ARRAY) {
            json.readArray(this::readElement);
        } else if (json.kind() == Kind.NULL) {
            json.skip(); // nothing was drawn
        } else {
            throw new GarbledException("data is no list");
        }
    }

    /** More than anybody can have asked for is not taken in. */
    private void readElement() throws IOException {
        if (json.kind() == Kind.OBJECT && elements++ < ImageRequest.MAX_COUNT) {
            Element element = new Element();
            json.readObject(element::readMember);
            element.find().ifPresent(items::add);
        } else {
            json.skip();
        }
    }

    private final class Element {
        private @Nullable IncomingImage image;
        private @Nullable String url;
        private @Nullable String revisedPrompt;

        void readMember(String name) throws IOException {
            switch (name) {
                case "b64_json" -> readImage();
                case "url" -> url = json.findText().orElse(null);
                case "revised_prompt" -> revisedPrompt = json.findText().orElse(null);
                default -> json.skip();
            }
        }

        private void readImage() throws IOException {
            if (json.kind() == Kind.STRING && image == null) {
                image = batch.receiveText(json);
            } else {
                json.skip();
            }
        }

        /** The bytes win over a link; empty when there is neither, as in a filtered answer. */
        Optional<Item> find() {
            if (image != null && image.bytes() > 0) {
                return Optional.of(new Arrived(image, revisedPrompt));
            }
            return url == null || url.isEmpty() ? Optional.empty() : Optional.of(new Linked(url, revisedPrompt));
        }
    }
}
