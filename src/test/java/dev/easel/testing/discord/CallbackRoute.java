package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.discord.StoredMessage.Origin;
import java.time.Duration;
import java.util.Optional;

/** The first answer to an interaction. */
final class CallbackRoute {
    private static final int MESSAGE = 4;
    private static final int DEFERRED = 5;
    private static final int DEFERRED_UPDATE = 6;
    private static final int UPDATE = 7;
    private static final int CHOICES = 8;
    private static final int MODAL = 9;

    private final World world;
    private final Interactions interactions;
    private final Messages messages;
    private final RequestLog log;

    CallbackRoute(World world, Interactions interactions, Messages messages, RequestLog log) {
        this.world = world;
        this.interactions = interactions;
        this.messages = messages;
        this.log = log;
    }

    void install(RestApi api) {
        api.post("interactions/{id}/{token}/callback", this::answer);
    }

    private Optional<JsonNode> answer(RestRequest request) {
        InteractionProbe probe = interactions.requireUnanswered(request.parameter("id"), request.parameter("token"));
        synchronized (probe) {
            interactions.requireUnanswered(request.parameter("id"), request.parameter("token"));
            Duration after = probe.age();
            StoredMessage reply = reply(probe, request);
            probe.answer(request.json(), after, reply);
            boolean wanted = "true".equals(request.query("with_response"));
            return wanted ? Optional.of(response(probe, reply)) : Optional.empty();
        }
    }

    /** The message that is the original reply from now on; null when there is none. */
    private StoredMessage reply(InteractionProbe probe, RestRequest request) {
        int type = request.json().path("type").asInt();
        if ((type == CHOICES) != (probe.type() == Dispatch.AUTOCOMPLETE)) {
            throw Refusal.invalid("type", "Not an answer to this kind of interaction.");
        }
        JsonNode data = request.json().path("data");
        MessageBody body = new MessageBody(data, request.message().uploads());
        return switch (type) {
            case MESSAGE -> {
                log.demandSilence(request, data);
                yield create(probe, checked(body, request), 0);
            }
            case DEFERRED -> create(probe, body, StoredMessage.LOADING);
            case DEFERRED_UPDATE -> requirePressed(probe);
            case UPDATE -> {
                log.demandSilence(request, data);
                messages.edit(requirePressed(probe), checked(body, request));
                yield requirePressed(probe);
            }
            case MODAL -> {
                FormLimits.check(data);
                yield probe.findPressed().orElse(null);
            }
            case CHOICES -> probe.findPressed().orElse(null);
            default -> throw Refusal.invalid("type", "Value must be one of {4, 5, 6, 7, 8, 9}.");
        };
    }

    private static MessageBody checked(MessageBody body, RestRequest request) {
        MessageLimits.check(body, request.size());
        return body;
    }

    private StoredMessage create(InteractionProbe probe, MessageBody body, int flags) {
        Origin origin = new Origin(null, null, probe, body.flags() | flags);
        return messages.create(probe.channel(), world.bot(), body, origin);
    }

    private static StoredMessage requirePressed(InteractionProbe probe) {
        return probe.findPressed().orElseThrow(() -> Refusal.invalid("type", "There is no message to update."));
    }

    private ObjectNode response(InteractionProbe probe, StoredMessage reply) {
        ObjectNode response = Json.object();
        ObjectNode interaction =
                response.putObject("interaction").put("id", probe.id()).put("type", probe.type());
        ObjectNode resource = response.putObject("resource").put("type", probe.callbackType());
        if (reply != null) {
            interaction
                    .put("response_message_id", reply.id)
                    .put("response_message_loading", reply.isLoading())
                    .put("response_message_ephemeral", reply.isEphemeral());
            resource.set("message", reply.json(world));
        }
        return response;
    }
}
