package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;

/** The bot's own account, its application, and the people and guilds it may look up. */
final class AccountRoutes {
    private static final int DAILY_SESSIONS = 1_000;
    private static final int MAX_CONCURRENCY = 16;

    private final World world;
    private final WorldJson json;
    private final Commands commands;
    private final Supplier<String> gatewayUrl;
    private volatile int shards = 1;

    AccountRoutes(World world, Commands commands, Supplier<String> gatewayUrl) {
        this.world = world;
        this.json = new WorldJson(world);
        this.commands = commands;
        this.gatewayUrl = gatewayUrl;
    }

    void recommendShards(int count) {
        shards = count;
    }

    void install(RestApi api) {
        api.get("users/@me", _ -> Optional.of(json.self()));
        api.get(
                "users/{id}",
                request ->
                        Optional.of(world.requireUser(request.parameter("id")).json()));
        api.get("oauth2/applications/@me", _ -> Optional.of(json.application()));
        api.get("applications/@me", _ -> Optional.of(json.application()));
        api.get("gateway", _ -> Optional.of(Json.object().put("url", gatewayUrl.get())));
        api.get("gateway/bot", _ -> Optional.of(gatewayForBots()));
        api.get("applications/{id}/commands", _ -> Optional.of(commands.list()));
        api.put("applications/{id}/commands", request -> Optional.of(commands.overwrite(request.json())));
        api.get("guilds/{id}", request -> Optional.of(json.guildAlone(world.requireGuild(request.parameter("id")))));
        api.get("guilds/{id}/channels", this::channels);
        api.get(
                "guilds/{id}/members/{user}",
                request ->
                        Optional.of(world.requireUser(request.parameter("user")).memberJsonWithUser()));
    }

    private ObjectNode gatewayForBots() {
        ObjectNode answer = Json.object().put("url", gatewayUrl.get()).put("shards", shards);
        answer.putObject("session_start_limit")
                .put("total", DAILY_SESSIONS)
                .put("remaining", DAILY_SESSIONS - 1)
                .put("reset_after", 0)
                .put("max_concurrency", MAX_CONCURRENCY);
        return answer;
    }

    private Optional<JsonNode> channels(RestRequest request) {
        ArrayNode channels = Json.array();
        world.listChannels(request.parameter("id")).forEach(channel -> channels.add(json.channel(channel)));
        return Optional.of(channels);
    }
}
