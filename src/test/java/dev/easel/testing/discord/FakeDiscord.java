package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.LoopbackServer;
import dev.easel.testing.discord.StoredMessage.Origin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * A Discord on loopback, REST, gateway and files, for a real client in this process or another.
 *
 * <p>It keeps the truth: what was posted, answered and registered stays when the client dies and comes back. Requests
 * that Discord would take but Easel must not send are collected in {@link #complaints()}. Safe for use from any thread.
 */
public final class FakeDiscord extends FakePlaces implements AutoCloseable {
    private static final String TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.fake00.aGVyZS1hcmUtbm8tc2VjcmV0cy1hdC1hbGw";
    private final RequestLog log = new RequestLog();
    private final RestFaults faults = new RestFaults();
    private final Interactions interactions = new Interactions();
    private final Commands commands = new Commands(ids, world.bot().id());
    private final LoopbackServer server;
    private final Cdn cdn;
    private final Gateway gateway;
    private final AccountRoutes account;
    private final Messages messages;
    private final Dispatch dispatch;

    private FakeDiscord(int port) {
        server = new LoopbackServer(port, this::install);
        cdn = new Cdn(ids, () -> "http://" + server.authority());
        gateway = new Gateway(ids, world, this::gatewayUrl, TOKEN);
        account = new AccountRoutes(world, commands, this::gatewayUrl);
        messages = new Messages(ids, world, cdn, gateway);
        dispatch = new Dispatch(ids, world, gateway, interactions);
    }

    public static FakeDiscord start() {
        return start(0);
    }

    public static FakeDiscord start(int port) {
        FakeDiscord fake = new FakeDiscord(port);
        fake.server.start();
        return fake;
    }

    private void install(JavalinConfig config) {
        RestApi api = new RestApi(log, faults, TOKEN);
        account.install(api);
        new ChannelRoutes(world, messages, log, gateway).install(api);
        new ReactionRoutes(world, messages).install(api);
        new CallbackRoute(world, interactions, messages, log).install(api);
        new WebhookRoutes(world, interactions, messages, log).install(api);
        api.install(config.routes);
        config.routes.get("/attachments/{channel}/{id}/{name}", this::download);
        config.routes.ws("/gateway", gateway::install);
    }

    private void download(Context context) {
        cdn.find(context.pathParam("id"))
                .ifPresentOrElse(
                        file -> context.contentType(file.contentType()).result(file.bytes()),
                        () -> context.status(404));
    }

    /** {@code http://127.0.0.1:PORT/api/v10/} */
    public String apiUrl() {
        return origin() + RestApi.BASE + "/";
    }

    /** Where attachments are served: {@code http://127.0.0.1:PORT}. */
    public String origin() {
        return "http://" + server.authority();
    }

    /** The gateway's address, as {@code gateway/bot} and READY tell it. */
    public String gatewayUrl() {
        return "ws://" + server.authority() + "/gateway";
    }

    public String token() {
        return TOKEN;
    }

    /** How many shards {@code gateway/bot} recommends. */
    public void recommendShards(int count) {
        account.recommendShards(count);
    }

    /** Dispatches a slash command. */
    public InteractionProbe slash(Slash slash) {
        return command(Dispatch.COMMAND, slash);
    }

    /** Dispatches a slash command that no client would send: changed in any way before it goes out. */
    public InteractionProbe slash(Slash slash, Consumer<ObjectNode> change) {
        CommandData data = new CommandData(ids, commands, cdn, new WorldJson(world));
        return dispatch.command(data.of(slash, channel), slash.userOr(user), channel, change);
    }

    /** Asks for completions of the focused option. */
    public InteractionProbe autocomplete(Slash slash) {
        return command(Dispatch.AUTOCOMPLETE, slash);
    }

    private InteractionProbe command(int type, Slash slash) {
        FakeChannel where = slash.channelOr(channel);
        CommandData data = new CommandData(ids, commands, cdn, new WorldJson(world));
        return dispatch.command(type, data.of(slash, where), slash.userOr(user), where, slash.locale());
    }

    /**
     * Presses a button: one that is there now, or that the person still saw there.
     *
     * @param captionOrId the label, emoji, both with a space between, or custom id
     */
    public InteractionProbe press(SeenMessage message, String captionOrId, FakeUser who) {
        StoredMessage stored = messages.require(message.channelId(), message.id());
        SeenMessage seen = stored.seen().buttons().isEmpty() ? message : stored.seen();
        return dispatch.press(stored, seen.requireComponent(captionOrId), who);
    }

    /** Gives a command from the menu of a message. */
    public InteractionProbe onMessage(String command, SeenMessage target, FakeUser who) {
        StoredMessage stored = messages.require(target.channelId(), target.id());
        CommandData data = new CommandData(ids, commands, cdn, new WorldJson(world));
        return dispatch.command(Dispatch.COMMAND, data.of(command, stored, world), who, stored.channel, "en-US");
    }

    /** Fills in the form that was shown for an interaction, and sends it; a field that isn't named stays as it was. */
    public InteractionProbe submit(InteractionProbe asked, Map<String, String> filledIn, FakeUser who) {
        return dispatch.submit(asked, filledIn, who);
    }

    /** Sends an event as it was written down, to whoever is connected. */
    public void replay(String event, ObjectNode data) {
        gateway.dispatch(Audience.FIRST, event, data);
    }

    /** Somebody answers a message. */
    public SeenMessage answer(SeenMessage message, FakeUser who, String content, SeenFile... files) {
        StoredMessage answered = messages.require(message.channelId(), message.id());
        return post(answered.channel, who, content, new Origin(null, answered, null, 0), files);
    }

    /** Somebody writes a message, perhaps with files. */
    public SeenMessage post(FakeChannel where, FakeUser who, String content, SeenFile... files) {
        return post(where, who, content, Origin.plain(), files);
    }

    private SeenMessage post(FakeChannel where, FakeUser who, String content, Origin origin, SeenFile... files) {
        List<Upload> uploads = Arrays.stream(files)
                .map(file -> new Upload(0, file.name(), file.bytes()))
                .toList();
        MessageBody body = new MessageBody(MessageBody.text(content).json(), uploads);
        return messages.create(where, who, body, origin).seen();
    }

    /** A file for {@link #post}. */
    public SeenFile file(String name, byte[] bytes) {
        return cdn.keep(channel.id(), name, "", bytes);
    }

    public void react(SeenMessage message, String emoji, FakeUser who) {
        messages.react(messages.require(message.channelId(), message.id()), emoji, who);
    }

    public void unreact(SeenMessage message, String emoji, FakeUser who) {
        messages.unreact(messages.require(message.channelId(), message.id()), emoji, who);
    }

    /** All that can be seen in a channel, oldest first: nothing ephemeral, nothing deleted. */
    public List<SeenMessage> messagesIn(String channelId) {
        return messages.list(channelId).stream().map(StoredMessage::seen).toList();
    }

    /** The message as it is now, unless it was deleted. */
    public Optional<SeenMessage> find(SeenMessage message) {
        return messages.find(message.channelId(), message.id()).map(StoredMessage::seen);
    }

    /** The registered commands as sent. */
    public List<JsonNode> commands() {
        return StreamSupport.stream(commands.list().spliterator(), false).toList();
    }

    /** How many times all commands were overwritten. */
    public int commandOverwrites() {
        return commands.overwrites();
    }

    public RestFaults rest() {
        return faults;
    }

    @Override
    public Gateway gateway() {
        return gateway;
    }

    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** Requests whose method and path match, as {@code "PATCH /messages/@original"}. */
    public List<RecordedRequest> requests(String route) {
        return requests().stream().filter(request -> request.matches(route)).toList();
    }

    /** What Discord would have taken but Easel must never send. */
    public List<String> complaints() {
        return log.complaints();
    }

    /** Makes interaction tokens older; nothing else changes. */
    public void advance(Duration by) {
        interactions.advance(by);
    }

    /** Makes an interaction so old that Discord waits for no answer to it any more. */
    public void expire(InteractionProbe probe) {
        probe.dispatchedBefore(Duration.ofSeconds(4));
    }

    /** Makes an interaction that old, its token with it. */
    public void age(InteractionProbe probe, Duration age) {
        probe.dispatchedBefore(age);
    }

    /** Dispatches the same interaction again, as after a lost connection. */
    public void redeliver(InteractionProbe probe) {
        dispatch.again(probe);
    }

    /** Closes the port, the gateway's sockets with it. */
    public void stopListening() {
        List<Socket> sockets = gateway.forget();
        server.stop();
        sockets.forEach(Socket::drop);
    }

    /** Opens the same port again. */
    public void listenAgain() {
        server.start();
    }

    @Override
    public void close() {
        stopListening();
    }
}
