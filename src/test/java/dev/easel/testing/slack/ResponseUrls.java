package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Addresses that take five answers each. */
final class ResponseUrls {
    private static final int USES = 5;

    private final SlackWorld world;
    private final FakePerson bot;
    private final Supplier<String> origin;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private record Open(String channel, String user, AtomicInteger left) {}

    ResponseUrls(SlackWorld world, FakePerson bot, Supplier<String> origin) {
        this.world = world;
        this.bot = bot;
        this.origin = origin;
    }

    void install(RoutesConfig routes) {
        routes.post("/response/{id}", this::answer);
    }

    String open(String channel, String user) {
        String id = world.id("R");
        open.put(id, new Open(channel, user, new AtomicInteger(USES)));
        return origin.get() + "/response/" + id;
    }

    private void answer(Context context) {
        Open where = open.get(context.pathParam("id"));
        if (where == null || where.left().getAndDecrement() <= 0) {
            context.status(404).result("used_url");
            return;
        }
        JsonNode body = Json.parse(context.body());
        boolean everybody = body.path("response_type").asText().equals("in_channel");
        world.add(new SeenMessage(
                where.channel(),
                world.ts(),
                bot.id(),
                body.path("text").asText(),
                null,
                everybody ? null : where.user(),
                body.path("blocks"),
                Json.array()));
        context.result("ok");
    }
}
