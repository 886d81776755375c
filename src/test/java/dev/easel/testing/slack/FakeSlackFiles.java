package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.MemoryBlobStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files version 2: an address is asked for, bytes are posted there, the upload is completed, and then Slack looks at it
 * for a while before image blocks may show it. Safe for use from any thread.
 */
public final class FakeSlackFiles {
    private final SlackWorld world;
    private final FakePerson bot;
    private final Supplier<String> origin;
    private final WebApi web;
    private final Map<String, Kept> files = new LinkedHashMap<>();
    private final AtomicInteger refusedPosts = new AtomicInteger();
    private int looks;

    FakeSlackFiles(SlackWorld world, FakePerson bot, WebApi web, Supplier<String> origin) {
        this.world = world;
        this.bot = bot;
        this.web = web;
        this.origin = origin;
        web.on("files.getUploadURLExternal", this::address);
        web.on("files.completeUploadExternal", this::complete);
        web.on("files.info", this::info);
        web.on("files.delete", this::delete);
    }

    private static final class Kept {
        private final String id;
        private final String name;
        private final int length;
        private final String altText;
        private byte[] bytes = {};
        private boolean completed;
        private int looksLeft;
        private @Nullable SeenMessage share;

        Kept(String id, String name, int length, String altText) {
            this.id = id;
            this.name = name;
            this.length = length;
            this.altText = altText;
        }

        boolean ready() {
            return completed && looksLeft <= 0;
        }
    }

    void install(RoutesConfig routes) {
        routes.post("/upload/v1/{id}", this::upload);
    }

    /** How often somebody must ask about a file before Slack has looked at it. */
    public synchronized void lookAtFilesFor(int asked) {
        looks = asked;
    }

    /** Answers the next posts of bytes with 500. */
    public void refuseNextPosts(int times) {
        refusedPosts.set(times);
    }

    /** How many files were completed and not deleted. */
    public synchronized int count() {
        return Math.toIntExact(
                files.values().stream().filter(file -> file.completed).count());
    }

    /** The bytes of a file that is there. */
    public synchronized byte[] bytes(String id) {
        return require(id).bytes.clone();
    }

    /** The SHA-256 names of all images that a message shows: in its blocks, then as files. */
    public synchronized List<String> imagesOf(SeenMessage message) {
        List<String> images = new ArrayList<>();
        message.blocks().findValues("slack_file").forEach(file -> images.add(name(file)));
        if (message.files().isArray()) {
            message.files().forEach(file -> images.add(name(file)));
        }
        return images;
    }

    /** The alternative texts of all images that a message shows in its blocks. */
    public static List<String> altTextsOf(SeenMessage message) {
        return message.blocks().findValuesAsText("alt_text");
    }

    private String name(JsonNode file) {
        return MemoryBlobStore.sha256(require(file.path("id").asText()).bytes);
    }

    /** Whether image blocks may show a file. */
    synchronized boolean isReady(String id) {
        Kept file = files.get(id);
        return file != null && file.ready();
    }

    private synchronized ObjectNode address(WebCall call) {
        int length = Integer.parseInt(call.text("length"));
        if (length <= 0 || call.text("filename").isEmpty()) {
            throw WebRefusal.of("invalid_arguments");
        }
        Kept file = new Kept(world.id("F"), call.text("filename"), length, call.text("alt_txt"));
        files.put(file.id, file);
        return Json.object().put("file_id", file.id).put("upload_url", origin.get() + "/upload/v1/" + file.id);
    }

    private void upload(Context context) {
        if (context.header("Authorization") != null) {
            web.complain(new WebCall("upload", "", Map.of()), "the token goes to an address that needs none");
        }
        byte[] bytes = context.bodyAsBytes();
        if (refusedPosts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            context.status(500).result("try again");
            return;
        }
        synchronized (this) {
            Kept file = files.get(context.pathParam("id"));
            if (file == null || bytes.length != file.length) {
                context.status(400).result("wrong length");
                return;
            }
            file.bytes = bytes;
        }
        context.result("OK - " + bytes.length);
    }

    private synchronized ObjectNode complete(WebCall call) {
        List<Kept> completed = new ArrayList<>();
        for (JsonNode wanted : call.json("files")) {
            Kept file = files.get(wanted.path("id").asText());
            if (file == null || file.bytes.length == 0) {
                throw WebRefusal.of("file_not_found");
            }
            completed.add(file);
        }
        ArrayNode answer = Json.array();
        for (Kept file : completed) {
            file.completed = true;
            file.looksLeft = looks;
            answer.add(json(file));
        }
        if (call.find("channel_id") != null) {
            share(call, completed);
        }
        return Json.object().set("files", answer);
    }

    private void share(WebCall call, List<Kept> completed) {
        ArrayNode shown = Json.array();
        completed.forEach(file -> shown.add(json(file)));
        SeenMessage message = new SeenMessage(
                world.requireConversation(call.text("channel_id")).id(),
                world.ts(),
                bot.id(),
                call.text("initial_comment"),
                call.find("thread_ts"),
                null,
                Json.array(),
                shown);
        world.add(message);
        completed.forEach(file -> file.share = message);
    }

    private synchronized ObjectNode info(WebCall call) {
        Kept file = require(call.text("file"));
        file.looksLeft--;
        return Json.object().set("file", json(file));
    }

    private synchronized ObjectNode delete(WebCall call) {
        files.remove(require(call.text("file")).id);
        return Json.object();
    }

    private Kept require(String id) {
        Kept file = files.get(id);
        if (file == null || !file.completed) {
            throw WebRefusal.of("file_not_found");
        }
        return file;
    }

    private ObjectNode json(Kept file) {
        ObjectNode json = Json.object()
                .put("id", file.id)
                .put("name", file.name)
                .put("title", file.name)
                .put("user", bot.id())
                .put("size", file.length)
                .put("alt_txt", file.altText)
                .put("mimetype", file.ready() ? "image/" + file.name.replaceFirst(".*\\.", "") : "");
        ObjectNode shares = Json.object();
        if (file.ready() && file.share != null) {
            ArrayNode posted = Json.array();
            posted.add(Json.object().put("ts", file.share.ts()));
            shares.set("public", Json.object().set(file.share.channel(), posted));
        }
        json.set("shares", shares);
        return json;
    }
}
