package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;

/** Socket Mode: each envelope goes to one of the app's sockets. Safe for use from any thread. */
public final class FakeSockets {
    private static final int MAX_SOCKETS = 10;
    private static final long SEND_SECONDS = 30;

    private final Map<String, WsContext> open = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Told> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger envelopes = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger nobodyThere = new AtomicInteger();
    private volatile int lifetimeSeconds = 3_600;
    private volatile int strangers;

    FakeSockets() {}

    void install(WsConfig socket) {
        socket.onConnect(context -> {
            context.session.setIdleTimeout(Duration.ZERO);
            opened.incrementAndGet();
            synchronized (order) {
                order.add(context.sessionId());
                open.put(context.sessionId(), context);
            }
            send(context, hello());
        });
        socket.onMessage(context -> receive(Json.parse(context.message())));
        socket.onClose(context -> forget(context.sessionId()));
    }

    private ObjectNode hello() {
        ObjectNode hello = Json.object().put("type", "hello").put("num_connections", count() + strangers);
        hello.putObject("connection_info").put("app_id", "A0FAKE00000");
        hello.putObject("debug_info")
                .put("host", "applink-fake")
                .put("build_number", 1)
                .put("approximate_connection_time", lifetimeSeconds);
        return hello;
    }

    /** How many sockets are open. */
    public int count() {
        return open.size();
    }

    /** How many were opened since the beginning. */
    public int opened() {
        return opened.get();
    }

    /** How often there was something to tell and no socket to tell it through. */
    public int nobodyThere() {
        return nobodyThere.get();
    }

    boolean tooMany() {
        return count() >= MAX_SOCKETS;
    }

    /** How long new sockets are said to last. */
    public void lifetime(Duration lifetime) {
        lifetimeSeconds = Math.toIntExact(lifetime.toSeconds());
    }

    /** Somebody else holds that many sockets of the app, and is told nothing here. */
    public void strangers(int sockets) {
        strangers = sockets;
    }

    /** Pings every socket, as Slack does all the time. */
    public void ping() {
        synchronized (order) {
            order.forEach(id -> open.get(id).sendPing());
        }
    }

    /** Tells nothing more through the sockets there are; they stay open, and answer pings. */
    public void forgetAll() {
        synchronized (order) {
            order.clear();
        }
    }

    /** Tells one of the sockets, each in its turn. Nothing of it is told again. */
    void tell(Told told) {
        String id = "envelope-" + envelopes.incrementAndGet();
        waiting.put(id, told);
        ObjectNode envelope = Json.object()
                .put("type", told.kind())
                .put("envelope_id", id)
                .put("accepts_response_payload", !told.kind().equals("events_api"));
        envelope.set("payload", told.payload());
        WsContext socket = next();
        if (socket == null) {
            nobodyThere.incrementAndGet();
        } else {
            send(socket, envelope);
        }
    }

    private WsContext next() {
        synchronized (order) {
            return order.isEmpty() ? null : open.get(order.get(Math.floorMod(turn.getAndIncrement(), order.size())));
        }
    }

    private void receive(JsonNode message) {
        Told told = waiting.remove(message.path("envelope_id").asText());
        if (told != null) {
            told.heard(message.path("payload").isObject() ? message.path("payload") : Json.object(), 0);
        }
    }

    /**
     * Announces the end of the oldest socket. Like Slack, it stays until the app has a new one, and gets nothing new to
     * tell from the announcement on.
     *
     * @param reason {@code warning}, {@code refresh_requested}, {@code link_disabled}
     */
    public void announceEndOfOldest(String reason) {
        WsContext oldest;
        synchronized (order) {
            if (order.isEmpty()) {
                return;
            }
            oldest = open.get(order.removeFirst());
        }
        send(oldest, Json.object().put("type", "disconnect").put("reason", reason));
    }

    /** Closes sockets whose end was announced. */
    public void closeAnnounced() {
        List<WsContext> over;
        synchronized (order) {
            over = open.entrySet().stream()
                    .filter(socket -> !order.contains(socket.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        over.forEach(socket -> socket.closeSession(1000, "over"));
    }

    /** Cuts the oldest socket without a word. */
    public void dropOldest() {
        WsContext oldest;
        synchronized (order) {
            if (order.isEmpty()) {
                return;
            }
            oldest = open.remove(order.removeFirst());
        }
        oldest.session.disconnect();
    }

    private void forget(String id) {
        synchronized (order) {
            order.remove(id);
            open.remove(id);
        }
    }

    /** Cuts all of them. */
    public void dropAll() {
        List<WsContext> all;
        synchronized (order) {
            all = List.copyOf(open.values());
            order.clear();
            open.clear();
        }
        all.forEach(socket -> socket.session.disconnect());
    }

    private static void send(WsContext socket, ObjectNode message) {
        if (!socket.session.isOpen()) {
            return;
        }
        try {
            synchronized (socket) {
                Callback.Completable.with(sent -> socket.session.sendText(message.toString(), sent))
                        .orTimeout(SEND_SECONDS, TimeUnit.SECONDS)
                        .join();
            }
        } catch (CompletionException e) {
            socket.session.disconnect();
        }
    }
}
