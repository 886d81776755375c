package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do, told to the app in the way it chose. Safe for use from any thread. */
public final class Happenings {
    private final SlackWorld world;
    private final ChatMethods chat;
    private final FakePerson bot;
    private final FakeSockets sockets;
    private final ResponseUrls urls;
    private final Payloads payloads;
    private final String secret;
    private volatile @Nullable SignedDoor door;

    Happenings(
            SlackWorld world,
            ChatMethods chat,
            FakePerson bot,
            FakeSockets sockets,
            ResponseUrls urls,
            String team,
            String secret) {
        this.world = world;
        this.chat = chat;
        this.bot = bot;
        this.sockets = sockets;
        this.urls = urls;
        this.payloads = new Payloads(world, team, bot);
        this.secret = secret;
    }

    /** Tells by HTTP requests from now on. */
    public SignedDoor tellBy(URI requestUrl) {
        SignedDoor signed = new SignedDoor(requestUrl, secret);
        door = signed;
        return signed;
    }

    private Told tell(String kind, ObjectNode payload) {
        Told told = new Told(kind, payload);
        SignedDoor signed = door;
        if (signed == null) {
            sockets.tell(told);
        } else {
            signed.tell(told);
        }
        return told;
    }

    private Told event(ObjectNode event, String channel) {
        return tell("events_api", payloads.event(event, chat.isShared(channel)));
    }

    /** Somebody says something after Easel's name. */
    public Told mention(FakeConversation where, FakePerson who, String text, ObjectNode... files) {
        return mention(say(where, who, "<@" + bot.id() + "> " + text, null, files));
    }

    /** In the thread of a message. */
    public Told mentionIn(SeenMessage root, FakePerson who, String text, ObjectNode... files) {
        FakeConversation where = world.requireConversation(root.channel());
        return mention(say(where, who, "<@" + bot.id() + "> " + text, root.ts(), files));
    }

    /** Tells of a message that names Easel. */
    public Told mention(SeenMessage message) {
        return event(payloads.said("app_mention", message), message.channel());
    }

    /** Somebody says something to Easel alone. */
    public Told direct(FakePerson who, String text, ObjectNode... files) {
        SeenMessage message = say(world.direct(who.id()), who, text, null, files);
        ObjectNode event = payloads.said("message", message).put("channel_type", "im");
        return event(files.length == 0 ? event : event.put("subtype", "file_share"), message.channel());
    }

    /** A message that somebody writes, which nobody is told of. */
    public SeenMessage say(
            FakeConversation where, FakePerson who, String text, @Nullable String thread, ObjectNode... files) {
        ArrayNode shown = Json.array().addAll(Arrays.asList(files));
        SeenMessage message =
                new SeenMessage(where.id(), world.ts(), who.id(), text, thread, null, Json.array(), shown);
        world.add(message);
        return message;
    }

    /** Easel shows a picture in a thread. */
    public SeenMessage showPicture(SeenMessage root) {
        ArrayNode blocks = Json.array();
        blocks.addObject()
                .put("type", "image")
                .put("alt_text", "a cat")
                .putObject("slack_file")
                .put("id", world.id("F"));
        SeenMessage message =
                new SeenMessage(root.channel(), world.ts(), bot.id(), "", root.ts(), null, blocks, Json.array());
        world.add(message);
        return message;
    }

    public Told react(SeenMessage message, String emoji, FakePerson who) {
        return event(payloads.reaction(message, emoji, who), message.channel());
    }

    public Told slash(String command, String text, FakeConversation where, FakePerson who) {
        return tell("slash_commands", payloads.slash(command, text, where, who, urls.open(where.id(), who.id())));
    }

    /** Presses the button whose caption holds these words. */
    public Told press(SeenMessage message, String caption, FakePerson who) {
        return press(message, message.requireButton(caption), who);
    }

    /** Presses an element with {@code action_id} and {@code value}. */
    public Told press(SeenMessage message, JsonNode button, FakePerson who) {
        return tell("interactive", payloads.press(message, button, who, urls.open(message, who.id())));
    }

    /** A button that stands nowhere. */
    public ObjectNode button(String value) {
        return Json.object().put("action_id", value).put("value", value);
    }

    /** Presses or chooses something in a view. */
    public Told pressInView(JsonNode view, ObjectNode action, FakePerson who) {
        return tell("interactive", payloads.pressInView(view, action, who));
    }

    public Told messageShortcut(String callback, SeenMessage message, FakePerson who) {
        return tell(
                "interactive",
                payloads.messageShortcut(
                        callback, message, chat.json(message), who, urls.open(message.channel(), who.id())));
    }

    public Told globalShortcut(String callback, FakePerson who) {
        return tell("interactive", payloads.globalShortcut(callback, who));
    }

    /**
     * Sends a form.
     *
     * @param values by block id: action id → state of the element
     */
    public Told submit(JsonNode view, ObjectNode values, FakePerson who) {
        return tell("interactive", payloads.submission(view, values, who));
    }

    /** Sends the form of {@code /imagine} with nothing but a prompt and a place. */
    public Told submitImagine(String prompt, FakeConversation where, FakePerson who) {
        ObjectNode view = Json.object()
                .put("id", world.id("V"))
                .put("type", "modal")
                .put("callback_id", "imagine")
                .put("private_metadata", "");
        ObjectNode values = Json.object();
        values.putObject("prompt").putObject("prompt").put("value", prompt);
        values.putObject("place").putObject("place").put("selected_conversation", where.id());
        return submit(view, values, who);
    }

    public Told openHome(FakePerson who) {
        return event(payloads.homeOpened(who), "");
    }

    public Told uninstall() {
        return event(Json.object().put("type", "app_uninstalled"), "");
    }

    public Told revokeTokens() {
        ObjectNode event = Json.object().put("type", "tokens_revoked");
        event.putObject("tokens").putArray("bot").add(bot.id());
        return event(event, "");
    }

    /** Tells what was written down, an envelope without its id. */
    public Told recorded(String envelope) {
        JsonNode json = Json.parse(envelope);
        return tell(json.path("type").asText(), (ObjectNode) json.path("payload"));
    }

    /** Tells the same once more, as after an answer that got lost. */
    public Told again(Told told) {
        return tell(told.kind(), told.payload());
    }

    /** Tells the same once more under a new id. */
    public Told againAsNew(Told told) {
        return tell(told.kind(), payloads.renumbered(told.payload()));
    }

    /** Everything that only this person, or everybody, sees in a conversation. */
    public List<SeenMessage> seenBy(FakePerson who, FakeConversation where) {
        return world.messages().stream()
                .filter(message -> message.channel().equals(where.id()))
                .filter(message ->
                        message.onlyFor() == null || message.onlyFor().equals(who.id()))
                .toList();
    }
}
