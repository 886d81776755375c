package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The gateway: sessions, heartbeats, resumption; and the means to disturb it. Safe for use from any thread. */
public final class Gateway {
    private static final int HEARTBEAT_MILLIS = 41_250;
    /** Longer than a client waits for the answer to its farewell. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int UNKNOWN_ERROR = 4000;
    private static final int AUTHENTICATION_FAILED = 4004;
    private static final int DISALLOWED_INTENTS = 4014;

    private final Snowflakes ids;
    private final World world;
    private final WorldJson json;
    private final Supplier<String> url;
    private final String token;
    private final List<GatewaySession> sessions = new CopyOnWriteArrayList<>();
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final AtomicInteger identifies = new AtomicInteger();
    private final AtomicInteger resumes = new AtomicInteger();
    private volatile long disallowed;
    private volatile int heartbeatMillis = HEARTBEAT_MILLIS;

    Gateway(Snowflakes ids, World world, Supplier<String> url, String token) {
        this.ids = ids;
        this.world = world;
        this.json = new WorldJson(world);
        this.url = url;
        this.token = token;
    }

    /** How many IDENTIFYs came, the refused included. */
    public int identifies() {
        return identifies.get();
    }

    /** How many RESUMEs succeeded. */
    public int resumes() {
        return resumes.get();
    }

    /** Sessions that have a socket now. */
    public int connected() {
        return (int) sessions.stream()
                .filter(session -> session.socket().isPresent())
                .count();
    }

    /** From now on IDENTIFY with any of these bits is refused with 4014; message content is withheld everywhere. */
    public void disallowIntents(long bits) {
        disallowed |= bits;
    }

    /** Closes every socket with a code. Sessions stay and can be resumed. */
    public void close(int code) {
        sockets.values().forEach(socket -> socket.close(code, "closed by the fake"));
    }

    /** Cuts every connection without a closing handshake. */
    public void drop() {
        forget().forEach(Socket::drop);
    }

    /** Leaves every session without a socket; whatever still comes over the old ones is ignored. */
    List<Socket> forget() {
        List<Socket> forgotten = List.copyOf(sockets.values());
        sockets.clear();
        sessions.forEach(session -> session.socket().ifPresent(session::detach));
        return forgotten;
    }

    /** Clients that connect from now on are to send a heartbeat so often. */
    public void wantHeartbeatsEvery(Duration interval) {
        heartbeatMillis = (int) interval.toMillis();
    }

    /** Half-open: every connection stays, and nothing comes over it any more, not even the answer to a heartbeat. */
    public void fallSilent() {
        forget();
    }

    /** Op 7: every session is asked to reconnect and resume. */
    public void requestReconnect() {
        sendAll(Json.object().put("op", 7).putNull("d"));
    }

    /** Op 9 with true: reconnect and resume. */
    public void invalidateResumably() {
        sendAll(Json.object().put("op", 9).put("d", true));
    }

    /** Op 9 with false: every session is over, a new IDENTIFY is needed. What was missed is lost. */
    public void invalidate() {
        List<GatewaySession> over = List.copyOf(sessions);
        sessions.clear();
        ObjectNode payload = Json.object().put("op", 9).put("d", false);
        over.forEach(session -> session.socket().ifPresent(socket -> socket.send(payload)));
    }

    private void sendAll(ObjectNode payload) {
        sessions.forEach(session -> session.socket().ifPresent(socket -> socket.send(payload)));
    }

    boolean withholdsContent() {
        return (disallowed & Intents.MESSAGE_CONTENT) != 0;
    }

    void dispatch(Audience audience, String event, ObjectNode data) {
        sessions.stream().filter(session -> session.hears(audience)).forEach(session -> {
            boolean entitled = (session.intents & Intents.MESSAGE_CONTENT) != 0;
            session.tell(event, entitled ? data : Redaction.of(data, world.bot()));
        });
    }

    void install(WsConfig socket) {
        socket.onConnect(context -> {
            context.session.setIdleTimeout(Duration.ZERO);
            Socket opened = new Socket(context);
            sockets.put(context.sessionId(), opened);
            ObjectNode hello = Json.object().put("op", 10);
            hello.putObject("d").put("heartbeat_interval", heartbeatMillis);
            opened.send(hello);
        });
        socket.onMessage(context -> receive(context, Json.parse(context.message())));
        socket.onClose(context -> closed(context, context.status()));
    }

    private void closed(WsContext context, int status) {
        Socket socket = sockets.remove(context.sessionId());
        if (socket == null) {
            return;
        }
        if (status == NORMAL || status == GOING_AWAY) {
            sessions.removeIf(session -> session.socket().filter(socket::equals).isPresent());
        }
        sessions.forEach(session -> session.detach(socket));
    }

    private void receive(WsContext context, JsonNode payload) {
        Socket socket = sockets.get(context.sessionId());
        if (socket == null) {
            hearNothing();
            return;
        }
        switch (payload.path("op").asInt()) {
            case 1 -> socket.send(Json.object().put("op", 11));
            case 2 -> identify(socket, payload.path("d"));
            case 6 -> resume(socket, payload.path("d"));
            case 3, 4, 8 -> {
                // Presence, voice and member requests need no answer here.
            }
            default -> socket.close(UNKNOWN_ERROR + 1, "Unknown opcode");
        }
    }

    /** What comes next isn't read while this one is: not even a farewell, to which the server would answer by itself. */
    private static void hearNothing() {
        LockSupport.parkNanos(SILENCE.toNanos());
    }

    private void identify(Socket socket, JsonNode data) {
        identifies.incrementAndGet();
        long intents = data.path("intents").asLong();
        if (!token.equals(data.path("token").asText())) {
            socket.close(AUTHENTICATION_FAILED, "Authentication failed.");
        } else if ((intents & disallowed) != 0) {
            socket.close(DISALLOWED_INTENTS, "Disallowed intent(s).");
        } else {
            JsonNode shard = data.path("shard");
            int shards = Math.max(1, shard.path(1).asInt(1));
            GatewaySession session =
                    new GatewaySession(ids.next(), shard.path(0).asInt(0), shards, intents, socket);
            synchronized (session) {
                sessions.add(session);
                welcome(session);
            }
        }
    }

    private void welcome(GatewaySession session) {
        List<FakeGuild> guilds = world.listGuilds().stream()
                .filter(guild -> session.hears(new Audience(guild.id(), Intents.NONE)))
                .toList();
        ObjectNode ready = Json.object()
                .put("v", 10)
                .put("session_id", session.id)
                .put("resume_gateway_url", url.get())
                .put("session_type", "normal");
        ready.set("user", json.self());
        ready.putObject("application").put("id", world.bot().id()).put("flags", 0);
        ready.putArray("private_channels");
        ready.putArray("shard").add(session.shard).add(session.shards);
        guilds.forEach(guild ->
                ready.withArray("guilds").addObject().put("id", guild.id()).put("unavailable", true));
        ready.withArray("guilds");
        session.tell("READY", ready);
        guilds.forEach(guild -> session.tell("GUILD_CREATE", json.guild(guild)));
    }

    private void resume(Socket socket, JsonNode data) {
        if (!token.equals(data.path("token").asText())) {
            socket.close(AUTHENTICATION_FAILED, "Authentication failed.");
            return;
        }
        String id = data.path("session_id").asText();
        sessions.stream()
                .filter(session -> session.id.equals(id))
                .findFirst()
                .ifPresentOrElse(
                        session -> {
                            session.resume(socket, data.path("seq").asInt());
                            resumes.incrementAndGet();
                        },
                        () -> socket.send(Json.object().put("op", 9).put("d", false)));
    }
}
