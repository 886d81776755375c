package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.testing.discord.StoredMessage.Origin;
import java.util.Optional;

/** The original reply and the follow-ups of an interaction, reached by its token alone. */
final class WebhookRoutes {
    private static final String MESSAGES = "webhooks/{application}/{token}";
    private static final String ONE = MESSAGES + "/messages/{message}";
    private static final String ORIGINAL = "@original";

    private final World world;
    private final Interactions interactions;
    private final Messages messages;
    private final RequestLog log;

    WebhookRoutes(World world, Interactions interactions, Messages messages, RequestLog log) {
        this.world = world;
        this.interactions = interactions;
        this.messages = messages;
        this.log = log;
    }

    void install(RestApi api) {
        api.post(MESSAGES, this::followUp);
        api.get(ONE, request -> Optional.of(message(request).json(world)));
        api.patch(ONE, this::edit);
        api.delete(ONE, this::delete);
    }

    /** The first one after a deferral takes the place of the original and with it its visibility. */
    private Optional<JsonNode> followUp(RestRequest request) {
        InteractionProbe probe = probe(request);
        MessageBody body = checked(request);
        if (body.isEmpty()) {
            throw Refusal.of(400, 50006, "Cannot send an empty message");
        }
        Optional<StoredMessage> waiting =
                probe.findOriginal().filter(original -> original.isLoading() && !original.isDeleted());
        if (waiting.isPresent()) {
            messages.edit(waiting.get(), body);
            return Optional.of(waiting.get().json(world));
        }
        Origin origin = new Origin(null, null, probe, body.flags());
        StoredMessage message = messages.create(probe.channel(), world.bot(), body, origin);
        probe.listFollowUps().add(message);
        return Optional.of(message.json(world));
    }

    private Optional<JsonNode> edit(RestRequest request) {
        StoredMessage message = message(request);
        messages.edit(message, checked(request));
        return Optional.of(message.json(world));
    }

    private Optional<JsonNode> delete(RestRequest request) {
        messages.delete(message(request));
        return Optional.empty();
    }

    private MessageBody checked(RestRequest request) {
        log.demandSilence(request, request.json());
        MessageLimits.check(request.message(), request.size());
        return request.message();
    }

    private InteractionProbe probe(RestRequest request) {
        if (!request.parameter("application").equals(world.bot().id())) {
            throw Refusal.of(404, 10015, "Unknown Webhook");
        }
        return interactions.requireAnswered(request.parameter("token"));
    }

    private StoredMessage message(RestRequest request) {
        InteractionProbe probe = probe(request);
        String id = request.parameter("message");
        Optional<StoredMessage> found = ORIGINAL.equals(id)
                ? probe.findOriginal()
                : probe.listFollowUps().stream()
                        .filter(message -> message.id.equals(id))
                        .findFirst()
                        .or(() -> probe.findOriginal().filter(original -> original.id.equals(id)));
        return found.filter(message -> !message.isDeleted()).orElseThrow(Refusal::unknownMessage);
    }
}
