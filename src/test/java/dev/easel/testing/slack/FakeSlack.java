package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.LoopbackServer;
import io.javalin.config.JavalinConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Slack on loopback, for a real client in this process or another.
 *
 * <p>It keeps the truth: what was posted and uploaded stays when the client dies and comes back. What Slack would take
 * but Easel must not send is collected in {@link #complaints()}. Safe for use from any thread.
 */
public final class FakeSlack implements AutoCloseable {
    private static final String BOT_TOKEN = "xoxb-0-fake-no-secret-at-all";
    private static final String APP_TOKEN = "xapp-1-fake-no-secret-at-all";
    private static final String SIGNING_SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TEAM = "T0FAKE00000";

    private final SlackWorld world = new SlackWorld();
    private final FakePerson bot = world.addPerson("easel", false, "en-US");
    private final FakePerson user = world.addPerson("mia", false, "en-US");
    private final FakeConversation channel = world.addChannel("studio");
    private final WebFaults faults = new WebFaults();
    private final WebApi web = new WebApi(BOT_TOKEN, APP_TOKEN, faults);
    private final ChatMethods chat = new ChatMethods(world, bot);
    private final FakeSlackFiles files;
    private final LoopbackServer host;
    private final FakeSockets sockets = new FakeSockets();
    private final SharedFiles shared = new SharedFiles(world, this::origin, BOT_TOKEN);
    private final ResponseUrls urls = new ResponseUrls(world, bot, faults, this::origin);
    private final Happenings happenings = new Happenings(world, chat, bot, sockets, urls, TEAM, SIGNING_SECRET);
    private volatile @Nullable Wire wire;

    private FakeSlack(int port) {
        host = new LoopbackServer(port, this::install);
        new AccountMethods(world, bot, TEAM).install(web);
        chat.install(web);
        files = new FakeSlackFiles(world, bot, web, this::origin);
        new BlockRules(files).install(web);
        web.on("apps.connections.open", this::openSocket);
    }

    private ObjectNode openSocket(WebCall call) {
        if (sockets.tooMany()) {
            throw WebRefusal.of("too_many_websockets");
        }
        return Json.object().put("url", socketUrl());
    }

    /** An address for one socket. */
    public String socketUrl() {
        Wire between = wire;
        int port = between == null ? host.port() : between.port();
        return "ws://127.0.0.1:%d/link?ticket=%s".formatted(port, world.id("t"));
    }

    public static FakeSlack start() {
        return start(0);
    }

    public static FakeSlack start(int port) {
        FakeSlack fake = new FakeSlack(port);
        fake.host.start();
        return fake;
    }

    private void install(JavalinConfig config) {
        web.install(config.routes);
        files.install(config.routes);
        shared.install(config.routes);
        urls.install(config.routes);
        config.routes.ws("/link", sockets::install);
    }

    /** {@code http://127.0.0.1:PORT/api/} */
    public String apiUrl() {
        return origin() + "/api/";
    }

    /** Also where files are served: {@code http://127.0.0.1:PORT}. */
    public String origin() {
        return "http://" + host.authority();
    }

    public String botToken() {
        return BOT_TOKEN;
    }

    public String appToken() {
        return APP_TOKEN;
    }

    public String signingSecret() {
        return SIGNING_SECRET;
    }

    public String team() {
        return TEAM;
    }

    public FakePerson bot() {
        return bot;
    }

    /** Who acts when a test does not say. */
    public FakePerson user() {
        return user;
    }

    public FakePerson addUser(String name) {
        return world.addPerson(name, false, "en-US");
    }

    /** Somebody who speaks another language, which Slack writes as in {@code de-DE}. */
    public FakePerson addUser(String name, String locale) {
        return world.addPerson(name, false, locale);
    }

    /** An admin of the workspace. */
    public FakePerson addAdmin(String name) {
        return world.addPerson(name, true, "en-US");
    }

    /** The channel that is there from the beginning, with the bot in it. */
    public FakeConversation channel() {
        return channel;
    }

    public FakeConversation addChannel(String name) {
        return world.addChannel(name);
    }

    /** The direct conversation of a person with the bot. */
    public FakeConversation direct(FakePerson person) {
        return world.direct(person.id());
    }

    /** Takes the bot out of a channel. */
    public void removeBot(FakeConversation from) {
        chat.leave(from.id());
    }

    public void archive(FakeConversation where) {
        chat.archive(where.id());
    }

    /** Shares a channel with another company. */
    public void share(FakeConversation where) {
        chat.share(where.id());
    }

    public WebApi web() {
        return web;
    }

    public FakeSlackFiles files() {
        return files;
    }

    /** What people do. */
    public Happenings happens() {
        return happenings;
    }

    public FakeSockets sockets() {
        return sockets;
    }

    /** Files that people share. */
    public SharedFiles shared() {
        return shared;
    }

    /** Puts a piece of network before the sockets that are opened from now on. */
    public Wire wire() {
        Wire between = new Wire(host.port());
        wire = between;
        return between;
    }

    public WebFaults faults() {
        return faults;
    }

    /** Everything that can be read in a conversation, oldest first, threads included; what is gone is not in it. */
    public List<SeenMessage> messagesIn(FakeConversation where) {
        return world.messages().stream()
                .filter(message -> message.channel().equals(where.id()))
                .toList();
    }

    /** A message that somebody wrote, before Easel hears of it. */
    public SeenMessage post(FakeConversation where, FakePerson who, String text) {
        SeenMessage message =
                new SeenMessage(where.id(), world.ts(), who.id(), text, null, null, Json.array(), Json.array());
        world.add(message);
        return message;
    }

    /** As the API shows a message. */
    public ObjectNode json(SeenMessage message) {
        return chat.json(message);
    }

    public List<String> complaints() {
        return web.complaints();
    }

    /** Closes the port. */
    public void stopListening() {
        sockets.dropAll();
        host.stop();
    }

    /** Opens the same port again. */
    public void listenAgain() {
        host.start();
    }

    @Override
    public void close() {
        Wire between = wire;
        if (between != null) {
            between.close();
        }
        stopListening();
    }
}
