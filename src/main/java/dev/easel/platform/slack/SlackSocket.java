package dev.easel.platform.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of Socket Mode. Every envelope is acknowledged on the socket that it came by, when it is on disk and
 * before anybody works on it: Slack waits three seconds, and gives what is pressed or typed to nobody else (Slack's
 * documentation on Socket Mode, 2026-08). Bolt's own client acknowledges by whichever socket is the newest, open or not, when the work is done
 * (bolt-socket-mode 1.48.0).
 */
final class SlackSocket extends WebSocketClient {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);

    /**
     * A ping this often. A socket that hasn't answered one when the next but one is due is deaf, and closed: within 15
     * seconds.
     */
    static final int PING_SECONDS = 6;

    /** However long the disk takes: after that Slack is told that it was heard. */
    static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMillis(1_500);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Taker envelopes;
    private final SlackPulse pulse;
    private volatile Instant lastSign;
    private final CompletableFuture<Hello> hello = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /**
     * A socket that is not open yet.
     *
     * @param envelopes takes what comes
     * @param pulse the same for all sockets
     * @param pingSeconds how often the other side has to show that it is there
     */
    SlackSocket(URI address, Taker envelopes, SlackPulse pulse, int pingSeconds) {
        super(address);
        this.envelopes = envelopes;
        this.pulse = pulse;
        this.lastSign = pulse.sign();
        setConnectionLostTimeout(pingSeconds);
        setTcpNoDelay(true);
    }

    /** Takes what comes by a socket; must not block. */
    interface Taker {
        /** Completes with whether it is safe; if not, Slack is to tell it again. */
        CompletableFuture<Boolean> take(String envelope);

        /** Slack said hello by one more socket of ours. */
        void opened(Hello hello);

        /** One of those is gone. */
        void closed();

        /** What is to be said to Slack was too late for the socket itself: any other of the app's may say it. */
        void say(String acknowledgement);
    }

    /**
     * What Slack says first.
     *
     * @param connections how many sockets the app has, ours among them
     * @param lifetime about how long this one will last; zero when Slack doesn't say
     */
    record Hello(int connections, Duration lifetime) {}

    /** Why a socket should be replaced. */
    enum End {
        /** Slack will close it soon, and takes a new one before. */
        ANNOUNCED,
        /** It is gone, or as good as gone. */
        LOST,
        /** Socket Mode was switched off. */
        DISABLED,
        /** The app has more sockets than Slack allows. */
        TOO_MANY
    }

    /**
     * Connects and waits for Slack's hello.
     *
     * @throws IOException when there is none
     */
    Hello open() throws IOException {
        try {
            if (!connectBlocking(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("no WebSocket to " + getURI().getHost());
            }
            return hello.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException("the WebSocket to " + getURI().getHost() + " stays silent", e);
        }
    }

    /** Completes when it should be replaced; the first reason stays. */
    CompletableFuture<End> end() {
        return end;
    }

    /** Whether Slack said hello by it and it is open, and not silent for too long. */
    boolean hears() {
        return hello.isDone() && !hello.isCompletedExceptionally() && isOpen() && !pulse.isOver(lastSign);
    }

    /** Has it replaced when it is open and Slack says nothing by it. */
    void endWhenSilent() {
        if (isOpen() && pulse.isOver(lastSign) && end.complete(End.LOST)) {
            LOG.warn("a socket is open, and nothing comes through it");
            close();
        }
    }

    @Override
    public void onWebsocketPing(WebSocket connection, Framedata frame) {
        lastSign = pulse.beat();
        super.onWebsocketPing(connection, frame);
    }

    @Override
    public void onMessage(String text) {
        lastSign = pulse.sign();
        try {
            JsonObject message = JsonParser.parseString(text).getAsJsonObject();
            switch (text(message, "type")) {
                case "hello" -> greet(hello(message));
                case "disconnect" -> end.complete(reason(text(message, "reason")));
                default -> take(message, text);
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            LOG.debug("a message that is no envelope: {}", e.getMessage());
        }
    }

    private void greet(Hello said) {
        if (hello.complete(said)) {
            envelopes.opened(said);
        }
    }

    private void take(JsonObject message, String text) {
        String id = text(message, "envelope_id");
        if (id.isEmpty()) {
            return;
        }
        var _ = envelopes
                .take(text)
                .completeOnTimeout(true, ACKNOWLEDGE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(safe -> {
                    if (safe) {
                        acknowledge(id);
                    }
                });
    }

    private void acknowledge(String id) {
        JsonObject acknowledgement = new JsonObject();
        acknowledgement.addProperty("envelope_id", id);
        try {
            send(acknowledgement.toString());
        } catch (WebsocketNotConnectedException e) {
            envelopes.say(acknowledgement.toString());
        }
    }

    private static Hello hello(JsonObject message) {
        JsonElement connections = message.get("num_connections");
        JsonElement debug = message.get("debug_info");
        JsonElement lifetime = debug == null || !debug.isJsonObject()
                ? null
                : debug.getAsJsonObject().get("approximate_connection_time");
        return new Hello(
                connections == null ? 1 : connections.getAsInt(),
                Duration.ofSeconds(lifetime == null ? 0 : lifetime.getAsLong()));
    }

    private static End reason(String word) {
        return switch (word) {
            case "link_disabled" -> End.DISABLED;
            case "too_many_websockets" -> End.TOO_MANY;
            default -> End.ANNOUNCED;
        };
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        LOG.debug("a socket is open");
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        LOG.info("a socket closed: {} {}", code, reason);
        if (!hello.completeExceptionally(new IOException("closed: " + code))) {
            envelopes.closed();
        }
        end.complete(End.LOST);
    }

    @Override
    public void onError(Exception failure) {
        LOG.info("a socket failed: {}", failure.toString());
    }
}
