package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code auth.test}, {@code users.info}, {@code views.*}: who is who, and what is shown over the conversation. */
final class AccountMethods {
    private final SlackWorld world;
    private final FakePerson bot;
    private final String team;

    AccountMethods(SlackWorld world, FakePerson bot, String team) {
        this.world = world;
        this.bot = bot;
        this.team = team;
    }

    void install(WebApi api) {
        api.on("api.test", call -> Json.object());
        api.on(
                "auth.test",
                call -> Json.object()
                        .put("url", "https://fake.slack.com/")
                        .put("team", "Fake")
                        .put("team_id", team)
                        .put("user", bot.name())
                        .put("user_id", bot.id())
                        .put("bot_id", "B0FAKE00001"));
        api.on("users.info", this::userInfo);
        api.on("views.open", call -> view(call, "modal"));
        api.on("views.update", call -> view(call, "modal"));
        api.on("views.push", call -> view(call, "modal"));
        api.on("views.publish", call -> view(call, "home"));
    }

    private ObjectNode userInfo(WebCall call) {
        FakePerson person = world.findPerson(call.text("user")).orElseThrow(() -> WebRefusal.of("user_not_found"));
        ObjectNode profile = Json.object().put("display_name", person.name()).put("real_name", person.name());
        ObjectNode user = Json.object()
                .put("id", person.id())
                .put("team_id", team)
                .put("name", person.name())
                .put("locale", person.locale())
                .put("is_bot", person.equals(bot))
                .put("is_admin", person.admin())
                .put("is_owner", false);
        user.set("profile", profile);
        return Json.object().set("user", user);
    }

    private ObjectNode view(WebCall call, String type) {
        if (!call.json("view").path("type").asText().equals(type)) {
            throw WebRefusal.of("invalid_arguments");
        }
        ObjectNode view = (ObjectNode) call.json("view");
        view.put("id", call.text("view_id").isEmpty() ? world.id("V") : call.text("view_id"));
        view.put("team_id", team).put("hash", world.ts());
        return Json.object().set("view", view);
    }
}
