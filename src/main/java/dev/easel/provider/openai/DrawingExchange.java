package dev.easel.provider.openai;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ModelId;
import dev.easel.provider.openai.Answer.Arrived;
import dev.easel.provider.openai.Answer.Item;
import dev.easel.provider.openai.Answer.Linked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request for images, takes in the answer, fetches what it only links to, and keeps the images. */
final class DrawingExchange {
    private static final Logger log = LoggerFactory.getLogger(DrawingExchange.class);

    private final OpenAiRequests requests;
    private final Wire wire;
    private final BlobStore blobs;
    private final OpenAiErrors errors;

    DrawingExchange(OpenAiRequests requests, Wire wire, BlobStore blobs, OpenAiErrors errors) {
        this.requests = requests;
        this.wire = wire;
        this.blobs = blobs;
        this.errors = errors;
    }

    /** @throws FailureException when there is nothing to show in the end, or the answer broke off; nothing is kept then */
    Drawing run(Request request, ModelId model) {
        try (ImageBatch batch = new ImageBatch(blobs)) {
            Answer answer = wire.send(request, response -> receive(response, batch, model));
            List<Arrived> images = new ArrayList<>();
            for (Item item : answer.items()) {
                images.add(arrived(item, batch));
            }
            return new Drawing(keep(images), answer.usage(), answer.requestId());
        }
    }

    private Answer receive(Response response, ImageBatch batch, ModelId model) throws IOException {
        if (!response.isSuccessful()) {
            ErrorBody error = ErrorBody.read(response.body().byteStream());
            throw refused(errors.of(response.code(), response.headers(), error, model), error);
        }
        AnswerReader reader = new AnswerReader(response.body().byteStream(), batch);
        Answer answer = reader.read(response.header("x-request-id"));
        ErrorBody error = reader.error();
        if (answer.items().isEmpty()) {
            throw refused(
                    error.stated() ? errors.inAnswer(response.code(), error, model) : OpenAiErrors.noImages(), error);
        }
        return answer;
    }

    private FailureException refused(Failure failure, ErrorBody error) {
        log.debug("the server says: {}", requests.withoutKey(error.message()));
        return new FailureException(failure);
    }

    private Arrived arrived(Item item, ImageBatch batch) {
        return switch (item) {
            case Arrived arrived -> arrived;
            case Linked linked -> new Arrived(fetch(linked.url(), batch), linked.revisedPrompt());
        };
    }

    /** Only from this very server: an answer must not aim us at any other address. */
    private IncomingImage fetch(String url, ImageBatch batch) {
        Request request = requests.findOwn(url).orElseThrow(() -> new FailureException(OpenAiErrors.foreignUrl()));
        try {
            return wire.send(request, response -> {
                if (!response.isSuccessful()) {
                    throw new GarbledException("a link that leads to no image");
                }
                return batch.receive(response.body().byteStream()::transferTo);
            });
        } catch (FailureException e) {
            throw new FailureException(OpenAiErrors.downloadFailed(), e);
        }
    }

    private static List<GeneratedImage> keep(List<Arrived> arrived) {
        List<GeneratedImage> images = new ArrayList<>();
        for (Arrived one : arrived) {
            one.image()
                    .keep()
                    .ifPresentOrElse(
                            image -> images.add(new GeneratedImage(image, one.revisedPrompt())),
                            () -> log.warn(
                                    "dropped {} bytes that are no image",
                                    one.image().bytes()));
        }
        if (images.isEmpty()) {
            throw new FailureException(OpenAiErrors.garbled());
        }
        return images;
    }
}
