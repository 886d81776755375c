package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What Slack tells, in its own shapes (Slack's documentation on events and interactivity, 2026-08). */
final class Payloads {
    private final SlackWorld world;
    private final String team;
    private final FakePerson bot;

    Payloads(SlackWorld world, String team, FakePerson bot) {
        this.world = world;
        this.team = team;
        this.bot = bot;
    }

    ObjectNode event(ObjectNode event, boolean shared) {
        ObjectNode callback = Json.object()
                .put("token", "fake")
                .put("team_id", team)
                .put("api_app_id", "A0FAKE00000")
                .put("type", "event_callback")
                .put("event_id", world.id("Ev"))
                .put("event_time", System.currentTimeMillis() / 1_000)
                .put("is_ext_shared_channel", shared);
        callback.set("event", event);
        callback.putArray("authorizations")
                .addObject()
                .put("team_id", team)
                .put("user_id", bot.id())
                .put("is_bot", true);
        return callback;
    }

    /** The same event under a new id. */
    ObjectNode renumbered(ObjectNode callback) {
        return callback.deepCopy().put("event_id", world.id("Ev"));
    }

    ObjectNode said(String type, SeenMessage message) {
        ObjectNode event = Json.object()
                .put("type", type)
                .put("user", message.user())
                .put("text", message.text())
                .put("ts", message.ts())
                .put("event_ts", message.ts())
                .put("team", team)
                .put("channel", message.channel());
        if (message.thread() != null) {
            event.put("thread_ts", message.thread());
        }
        if (!message.files().isEmpty()) {
            event.set("files", message.files());
        }
        return event;
    }

    ObjectNode reaction(SeenMessage message, String emoji, FakePerson who) {
        ObjectNode event = Json.object()
                .put("type", "reaction_added")
                .put("user", who.id())
                .put("reaction", emoji)
                .put("item_user", message.user())
                .put("event_ts", world.ts());
        event.putObject("item")
                .put("type", "message")
                .put("channel", message.channel())
                .put("ts", message.ts());
        return event;
    }

    ObjectNode slash(String command, String text, FakeConversation where, FakePerson who, String responseUrl) {
        return Json.object()
                .put("token", "fake")
                .put("team_id", team)
                .put("team_domain", "fake")
                .put("channel_id", where.id())
                .put("channel_name", where.name())
                .put("user_id", who.id())
                .put("user_name", who.name())
                .put("command", command)
                .put("text", text)
                .put("api_app_id", "A0FAKE00000")
                .put("is_enterprise_install", "false")
                .put("response_url", responseUrl)
                .put("trigger_id", trigger());
    }

    ObjectNode press(SeenMessage message, JsonNode button, FakePerson who, String responseUrl) {
        ObjectNode payload = interactive("block_actions", who).put("response_url", responseUrl);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", message.onlyFor() != null);
        if (message.thread() != null) {
            container.put("thread_ts", message.thread());
        }
        payload.putObject("channel").put("id", message.channel()).put("name", "fake");
        payload.putArray("actions")
                .add(((ObjectNode) button.deepCopy())
                        .put("type", "button")
                        .put("block_id", "b")
                        .put("action_ts", world.ts()));
        return payload;
    }

    /** Something pressed or chosen in a view. */
    ObjectNode pressInView(JsonNode view, ObjectNode action, FakePerson who) {
        ObjectNode payload = interactive("block_actions", who);
        payload.putObject("container")
                .put("type", "view")
                .put("view_id", view.path("id").asText());
        payload.set("view", view);
        payload.putArray("actions").add(action.put("action_ts", world.ts()));
        return payload;
    }

    ObjectNode messageShortcut(String callback, SeenMessage message, ObjectNode json, FakePerson who, String url) {
        ObjectNode payload = interactive("message_action", who)
                .put("callback_id", callback)
                .put("message_ts", message.ts())
                .put("response_url", url)
                .put("action_ts", world.ts());
        payload.putObject("channel").put("id", message.channel()).put("name", "fake");
        payload.set("message", json);
        return payload;
    }

    ObjectNode globalShortcut(String callback, FakePerson who) {
        return interactive("shortcut", who).put("callback_id", callback).put("action_ts", world.ts());
    }

    /** @param values by block id: the state of its only element */
    ObjectNode submission(JsonNode view, @Nullable ObjectNode values, FakePerson who) {
        ObjectNode submitted = view.deepCopy();
        submitted.putObject("state").set("values", values);
        ObjectNode payload = interactive("view_submission", who);
        payload.set("view", submitted);
        return payload;
    }

    ObjectNode homeOpened(FakePerson who) {
        return Json.object()
                .put("type", "app_home_opened")
                .put("user", who.id())
                .put("channel", world.direct(who.id()).id())
                .put("tab", "home")
                .put("event_ts", world.ts());
    }

    private ObjectNode interactive(String type, FakePerson who) {
        ObjectNode payload = Json.object()
                .put("type", type)
                .put("token", "fake")
                .put("api_app_id", "A0FAKE00000")
                .put("trigger_id", trigger());
        payload.putObject("team").put("id", team).put("domain", "fake");
        payload.putObject("user")
                .put("id", who.id())
                .put("username", who.name())
                .put("name", who.name())
                .put("team_id", team);
        return payload;
    }

    private String trigger() {
        return "trigger." + world.id("X");
    }
}
