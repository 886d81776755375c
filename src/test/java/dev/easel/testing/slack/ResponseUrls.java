package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Addresses that take five answers each. */
final class ResponseUrls {
    private static final int USES = 5;

    private final SlackWorld world;
    private final WebFaults faults;
    private final FakePerson bot;
    private final Supplier<String> origin;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private record Open(
            String channel, String user, @Nullable SeenMessage pressedOn, AtomicInteger left) {}

    ResponseUrls(SlackWorld world, FakePerson bot, WebFaults faults, Supplier<String> origin) {
        this.faults = faults;
        this.world = world;
        this.bot = bot;
        this.origin = origin;
    }

    void install(RoutesConfig routes) {
        routes.post("/response/{id}", this::answer);
    }

    String open(String channel, String user) {
        return open(new Open(channel, user, null, new AtomicInteger(USES)));
    }

    /** Also takes answers in the place of the message. */
    String open(SeenMessage pressedOn, String user) {
        return open(new Open(pressedOn.channel(), user, pressedOn, new AtomicInteger(USES)));
    }

    private String open(Open opened) {
        String id = world.id("R");
        open.put(id, opened);
        return origin.get() + "/response/" + id;
    }

    private void answer(Context context) {
        Open where = open.get(context.pathParam("id"));
        if (where == null || where.left().getAndDecrement() <= 0) {
            context.status(404).result("used_url");
            return;
        }
        try {
            faults.before(WebFaults.RESPONSE_URL);
        } catch (WebRefusal refusal) {
            context.status(refusal.status()).result(refusal.body().toString());
            return;
        }
        show(where, Json.parse(context.body()));
        context.result("ok");
    }

    private void show(Open where, JsonNode body) {
        SeenMessage old = where.pressedOn();
        if (old != null && body.path("replace_original").asBoolean()) {
            // Slack keeps nothing of it, wherever it stands.
            world.find(old.channel(), old.ts())
                    .ifPresent(message -> world.replace(
                            message,
                            new SeenMessage(
                                    message.channel(),
                                    message.ts(),
                                    message.user(),
                                    body.path("text").asText(),
                                    message.thread(),
                                    message.onlyFor(),
                                    body.path("blocks"),
                                    message.files())));
            return;
        }
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
    }
}
