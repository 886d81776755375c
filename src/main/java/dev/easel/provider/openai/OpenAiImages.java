package dev.easel.provider.openai;

import dev.easel.core.failure.Failure.UserError;
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
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RateListener;
import dev.easel.core.image.ServerProfile;
import java.time.InstantSource;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Draws with one server that speaks OpenAI's Images API. One draw is one call; images stream from and into the store
 * and are never held in memory. Interrupting a virtual thread that draws ends the call. Safe for use from several
 * threads.
 */
public final class OpenAiImages implements ImageProvider {
    private final ServerProfile profile;
    private final ModelCatalogue catalogue;
    private final OpenAiRequests requests;
    private final RequestBodies bodies;
    private final DrawingExchange exchange;

    /**
     * Draws with a server.
     *
     * @param clock for a server that names a time to come back at without telling what time it is
     * @param rates hears of the server's limits
     */
    public OpenAiImages(
            OpenAiServer server, ModelCatalogue catalogue, BlobStore blobs, InstantSource clock, RateListener rates) {
        this.profile = server.profile();
        this.catalogue = catalogue;
        this.requests = new OpenAiRequests(server);
        this.bodies = new RequestBodies(blobs, profile.dialect());
        this.exchange =
                new DrawingExchange(requests, new Wire(server.timeouts()), blobs, new OpenAiErrors(clock), rates);
    }

    @Override
    public Drawing draw(ImageRequest request, String endUser, PartialListener partials) {
        requirePossible(request);
        RequestFields fields = new RequestFields(request, catalogue.specOf(request.model()), profile, endUser);
        Request call = switch (request) {
            case Generation generation -> {
                addPrompt(fields, generation, generation.prompt());
                yield post("images/generations", request, fields, bodies.generation(fields));
            }
            case Edit edit -> {
                addPrompt(fields, edit, edit.prompt());
                yield post("images/edits", request, fields, bodies.edit(fields, edit));
            }
            case Variation variation -> post("images/variations", request, fields, bodies.variation(fields, variation));
        };
        return exchange.run(call, request, partials);
    }

    private void requirePossible(ImageRequest request) {
        if (!profile.operations().contains(request.operation())) {
            throw new FailureException(OpenAiErrors.unavailable());
        }
        int most = profile.dialect().maxCount();
        if (request.count() > most) {
            throw new IllegalArgumentException(
                    "%d images in one call, where %d are possible".formatted(request.count(), most));
        }
    }

    private static void addPrompt(RequestFields fields, ImageRequest request, Prompt prompt) {
        fields.prompt(prompt)
                .streamed(request.options().previews(), request.options().format());
        if ("".equals(fields.values().get("prompt"))) {
            throw new FailureException(UserError.of("prompt-empty"));
        }
    }

    private Request post(String endpoint, ImageRequest request, RequestFields fields, RequestBody body) {
        return requests.post(
                endpoint, request.model(), body, fields.streams() ? "text/event-stream" : "application/json");
    }
}
