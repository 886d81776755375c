package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code chat.*} and {@code conversations.*}. */
final class ChatMethods {
    private static final int MAX_UPDATE_TEXT = 4_000;
    private static final int MAX_BLOCKS = 50;

    private final SlackWorld world;
    private final FakePerson bot;
    private final Set<String> notMember = ConcurrentHashMap.newKeySet();
    private final Set<String> archived = ConcurrentHashMap.newKeySet();
    private final Set<String> shared = ConcurrentHashMap.newKeySet();

    ChatMethods(SlackWorld world, FakePerson bot) {
        this.world = world;
        this.bot = bot;
    }

    void leave(String channel) {
        notMember.add(channel);
    }

    void archive(String channel) {
        archived.add(channel);
    }

    void share(String channel) {
        shared.add(channel);
    }

    boolean isShared(String channel) {
        return shared.contains(channel);
    }

    void install(WebApi api) {
        api.on("chat.postMessage", call -> post(api, call));
        api.on("chat.postEphemeral", call -> whisper(api, call));
        api.on("chat.update", call -> update(api, call));
        api.on("chat.delete", this::delete);
        api.on("conversations.info", this::info);
        api.on(
                "conversations.open",
                call -> Json.object()
                        .set(
                                "channel",
                                Json.object()
                                        .put(
                                                "id",
                                                world.direct(call.text("users")).id())));
        api.on("conversations.history", this::history);
        api.on("conversations.replies", this::replies);
    }

    private ObjectNode post(WebApi api, WebCall call) {
        demandHarmless(api, call);
        FakeConversation where = writable(call.text("channel"));
        SeenMessage message = message(where, call, null);
        world.add(message);
        return Json.object().put("channel", where.id()).put("ts", message.ts()).set("message", json(message));
    }

    private ObjectNode whisper(WebApi api, WebCall call) {
        demandHarmless(api, call);
        FakeConversation where = writable(call.text("channel"));
        SeenMessage message = message(where, call, call.text("user"));
        world.add(message);
        return Json.object().put("message_ts", message.ts());
    }

    private SeenMessage message(FakeConversation where, WebCall call, @Nullable String onlyFor) {
        if (call.text("text").isEmpty() && !call.json("blocks").isArray()) {
            throw WebRefusal.of("no_text");
        }
        if (call.json("blocks").size() > MAX_BLOCKS) {
            throw WebRefusal.of("invalid_blocks");
        }
        return new SeenMessage(
                where.id(),
                world.ts(),
                bot.id(),
                call.text("text"),
                call.find("thread_ts"),
                onlyFor,
                call.json("blocks"),
                Json.array());
    }

    private ObjectNode update(WebApi api, WebCall call) {
        demandHarmless(api, call);
        SeenMessage old = own(call.text("channel"), call.text("ts"));
        if (call.text("text").length() > MAX_UPDATE_TEXT) {
            throw WebRefusal.of("msg_too_long");
        }
        SeenMessage changed = new SeenMessage(
                old.channel(),
                old.ts(),
                old.user(),
                call.text("text"),
                old.thread(),
                old.onlyFor(),
                call.json("blocks"),
                old.files());
        world.replace(old, changed);
        return Json.object().put("channel", old.channel()).put("ts", old.ts()).put("text", changed.text());
    }

    private ObjectNode delete(WebCall call) {
        world.remove(own(call.text("channel"), call.text("ts")));
        return Json.object().put("channel", call.text("channel")).put("ts", call.text("ts"));
    }

    private SeenMessage own(String channel, String ts) {
        SeenMessage message = world.find(world.requireConversation(channel).id(), ts)
                .orElseThrow(() -> WebRefusal.of("message_not_found"));
        if (!message.user().equals(bot.id()) || message.onlyFor() != null) {
            throw WebRefusal.of("cant_update_message");
        }
        return message;
    }

    private FakeConversation writable(String channel) {
        FakeConversation where = world.requireConversation(channel);
        if (archived.contains(where.id())) {
            throw WebRefusal.of("is_archived");
        }
        if (notMember.contains(where.id())) {
            throw WebRefusal.of("not_in_channel");
        }
        return where;
    }

    /** Nothing that Easel writes may ping, expand links, or be read as other markup than Slack's own. */
    private static void demandHarmless(WebApi api, WebCall call) {
        String words = call.text("text") + call.text("blocks");
        if (words.contains("<!") || words.contains("\\u003c!")) {
            api.complain(call, "somebody may be pinged");
        }
        if (call.text("link_names").equals("true") || call.text("parse").equals("full")) {
            api.complain(call, "names become mentions");
        }
    }

    private ObjectNode info(WebCall call) {
        FakeConversation where = world.requireConversation(call.text("channel"));
        return Json.object()
                .set(
                        "channel",
                        Json.object()
                                .put("id", where.id())
                                .put("name", where.name())
                                .put("is_im", where.direct())
                                .put("is_archived", archived.contains(where.id()))
                                .put("is_member", !notMember.contains(where.id()))
                                .put("is_ext_shared", shared.contains(where.id())));
    }

    private ObjectNode history(WebCall call) {
        String latest = call.text("latest");
        List<SeenMessage> found = world.messages().stream()
                .filter(message -> message.channel().equals(call.text("channel")) && message.onlyFor() == null)
                .filter(message -> latest.isEmpty() || message.ts().equals(latest))
                .filter(message -> message.thread() == null)
                .toList();
        return listed(call, found);
    }

    private ObjectNode replies(WebCall call) {
        String root = call.text("ts");
        List<SeenMessage> found = world.messages().stream()
                .filter(message -> message.channel().equals(call.text("channel")) && message.onlyFor() == null)
                .filter(message -> message.ts().equals(root) || Objects.equals(message.thread(), root))
                .filter(message -> call.text("latest").isEmpty() || message.ts().compareTo(call.text("latest")) <= 0)
                .toList();
        if (found.isEmpty()) {
            throw WebRefusal.of("thread_not_found");
        }
        return listed(call, found);
    }

    private ObjectNode listed(WebCall call, List<SeenMessage> found) {
        if (notMember.contains(call.text("channel"))) {
            throw WebRefusal.of("not_in_channel");
        }
        ArrayNode list = Json.array();
        found.forEach(message -> list.add(json(message)));
        return Json.object().put("has_more", false).set("messages", list);
    }

    /** As the API shows a message. */
    ObjectNode json(SeenMessage message) {
        ObjectNode json = Json.object()
                .put("type", "message")
                .put("ts", message.ts())
                .put("user", message.user())
                .put("text", message.text());
        if (message.thread() != null) {
            json.put("thread_ts", message.thread());
        }
        if (message.user().equals(bot.id())) {
            json.put("bot_id", "B0FAKE00001");
        }
        if (message.blocks().isArray()) {
            json.set("blocks", message.blocks());
        }
        if (!message.files().isEmpty()) {
            json.set("files", message.files());
        }
        return json;
    }
}
