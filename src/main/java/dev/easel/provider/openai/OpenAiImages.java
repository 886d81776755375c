package dev.easel.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.PartialListener;
import java.time.InstantSource;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Draws with one server that speaks OpenAI's Images API. One draw is one call; images stream into the store and are
 * never held in memory. Interrupting a virtual thread that draws ends the call. Safe for use from several threads.
 */
public final class OpenAiImages implements ImageProvider {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OpenAiServer server;
    private final ModelCatalogue catalogue;
    private final OpenAiRequests requests;
    private final DrawingExchange exchange;

    /** @param clock for a server that names a time to come back at without telling what time it is */
    public OpenAiImages(OpenAiServer server, ModelCatalogue catalogue, BlobStore blobs, InstantSource clock) {
        this.server = server;
        this.catalogue = catalogue;
        this.requests = new OpenAiRequests(server);
        this.exchange = new DrawingExchange(requests, new Wire(server.timeouts()), blobs, new OpenAiErrors(clock));
    }

    @Override
    public Drawing draw(ImageRequest request, String endUser, PartialListener partials) {
        if (!server.profile().operations().contains(request.operation())) {
            throw new FailureException(OpenAiErrors.unavailable());
        }
        return exchange.run(requestOf(request, endUser), request, partials);
    }

    private Request requestOf(ImageRequest request, String endUser) {
        RequestFields fields = new RequestFields(request, catalogue.specOf(request.model()), server.profile(), endUser);
        return switch (request) {
            case Generation generation -> requests.post("images/generations", json(fields.prompt(generation.prompt())));
            case Edit ignored -> throw new FailureException(OpenAiErrors.unavailable());
            case Variation ignored -> throw new FailureException(OpenAiErrors.unavailable());
        };
    }

    private static RequestBody json(RequestFields fields) {
        try {
            return RequestBody.create(MAPPER.writeValueAsBytes(fields.values()), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers have a JSON form", e);
        }
    }
}
