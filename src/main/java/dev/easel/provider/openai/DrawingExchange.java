package dev.easel.provider.openai;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.RateListener;
import dev.easel.provider.openai.Answer.Arrived;
import dev.easel.provider.openai.Answer.Item;
import dev.easel.provider.openai.Answer.Linked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request for images, takes in the answer, fetches what it only links to, and keeps the images. */
final class DrawingExchange {
    private static final Logger log = LoggerFactory.getLogger(DrawingExchange.class);

    private static final String REQUEST_ID = "x-request-id";

    private final OpenAiRequests requests;
    private final Wire wire;
    private final BlobStore blobs;
    private final OpenAiErrors errors;
    private final RateListener rates;

    DrawingExchange(OpenAiRequests requests, Wire wire, BlobStore blobs, OpenAiErrors errors, RateListener rates) {
        this.requests = requests;
        this.wire = wire;
        this.blobs = blobs;
        this.errors = errors;
        this.rates = rates;
    }

    /** @throws FailureException when there is nothing to show in the end, or the answer broke off; nothing is kept then */
    Drawing run(Request request, ImageRequest asked, PartialListener partials) {
        try (ImageBatch batch = new ImageBatch(blobs)) {
            Previews previews = new Previews(partials, asked.options().previews() * asked.count());
            Answer answer = wire.send(request, response -> receive(response, batch, asked, previews));
            List<Arrived> images = new ArrayList<>();
            for (Item item : answer.items()) {
                images.add(arrived(item, batch));
            }
            return new Drawing(keep(images), answer.usage(), answer.requestId());
        }
    }

    private Answer receive(Response response, ImageBatch batch, ImageRequest asked, Previews previews)
            throws IOException {
        if (!response.isSuccessful()) {
            ErrorBody error = ErrorBody.read(response.body().byteStream());
            Failure failure = errors.of(response.code(), response.headers(), error, asked.model());
            RateHeaders.find(response.headers(), failure).ifPresent(rates::told);
            throw refused(failure, error);
        }
        RateHeaders.find(response.headers()).ifPresent(rates::told);
        return speaksInEvents(response)
                ? readEvents(response, batch, asked, previews)
                : readAnswer(response, batch, asked.model());
    }

    private Answer readAnswer(Response response, ImageBatch batch, ModelId model) throws IOException {
        AnswerReader reader = new AnswerReader(response.body().byteStream(), batch);
        Answer answer = reader.read(response.header(REQUEST_ID));
        ErrorBody error = reader.error();
        if (answer.items().isEmpty()) {
            throw refused(
                    error.stated() ? errors.inAnswer(response.code(), error, model) : OpenAiErrors.noImages(), error);
        }
        return answer;
    }

    /** Images that came before an error are there, and paid for. */
    private Answer readEvents(Response response, ImageBatch batch, ImageRequest asked, Previews previews)
            throws IOException {
        EventReader reader = new EventReader(response.body().byteStream(), batch, previews);
        Answer answer = reader.read(asked.count(), response.header(REQUEST_ID));
        ErrorBody error = reader.error();
        if (!answer.items().isEmpty()) {
            return answer;
        }
        if (error == null) {
            throw new FailureException(OpenAiErrors.streamEnded());
        }
        Billing billing = previews.any() ? Billing.UNKNOWN : Billing.PROBABLY_NOT_BILLED;
        throw refused(errors.inAnswer(response.code(), error, asked.model(), billing), error);
    }

    /** By its type and by how it begins: an error may come as plain JSON under the type of events. */
    private static boolean speaksInEvents(Response response) throws IOException {
        MediaType type = response.body().contentType();
        if (type == null || !type.subtype().equals("event-stream")) {
            return false;
        }
        BufferedSource start = response.body().source().peek();
        while (!start.exhausted()) {
            byte first = start.readByte();
            if (!Character.isWhitespace(first)) {
                return first != '{';
            }
        }
        return true;
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
