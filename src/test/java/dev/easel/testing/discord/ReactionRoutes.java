package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reactions under messages. */
final class ReactionRoutes {
    private static final int MAX_DIFFERENT = 20;
    private static final String ALL = "channels/{channel}/messages/{message}/reactions";

    private final World world;
    private final Messages messages;

    ReactionRoutes(World world, Messages messages) {
        this.world = world;
        this.messages = messages;
    }

    void install(RestApi api) {
        api.put(ALL + "/{emoji}/@me", this::add);
        api.delete(ALL + "/{emoji}/{user}", this::remove);
        api.delete(ALL + "/{emoji}", request -> removeWhere(message(request), request.parameter("emoji")));
        api.delete(ALL, request -> removeWhere(message(request), null));
        api.get(ALL + "/{emoji}", this::people);
    }

    private Optional<JsonNode> add(RestRequest request) {
        StoredMessage message = message(request);
        world.demand(message.channel, World.VIEW | World.HISTORY | World.REACT);
        Map<String, Set<FakeUser>> present = message.reactions();
        String emoji = request.parameter("emoji");
        if (!present.containsKey(emoji) && present.size() >= MAX_DIFFERENT) {
            throw Refusal.of(400, 30010, "Maximum number of reactions reached (20)");
        }
        messages.react(message, emoji, world.bot());
        return Optional.empty();
    }

    private Optional<JsonNode> remove(RestRequest request) {
        String user = request.parameter("user");
        FakeUser who = "@me".equals(user) ? world.bot() : world.requireUser(user);
        messages.unreact(message(request), request.parameter("emoji"), who);
        return Optional.empty();
    }

    private Optional<JsonNode> removeWhere(StoredMessage message, String emoji) {
        message.reactions().forEach((present, people) -> {
            if (emoji == null || emoji.equals(present)) {
                people.forEach(who -> messages.unreact(message, present, who));
            }
        });
        return Optional.empty();
    }

    private Optional<JsonNode> people(RestRequest request) {
        return Optional.of(
                Json.arrayOf(message(request).reactions().getOrDefault(request.parameter("emoji"), Set.of()).stream()
                        .map(FakeUser::json)
                        .toList()));
    }

    private StoredMessage message(RestRequest request) {
        return messages.require(request.parameter("channel"), request.parameter("message"));
    }
}
