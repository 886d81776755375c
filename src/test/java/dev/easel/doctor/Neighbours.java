package dev.easel.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that an installation depends on, all of them in one; healthy until told otherwise. */
final class Neighbours implements AutoCloseable {
    static final String ALL_SCOPES = "app_mentions:read,chat:write,commands,files:read,files:write,im:history,"
            + "reactions:read,users:read,channels:history";

    private final HttpServer server;
    private final List<ServerSocket> occupied = new ArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile String scopes = ALL_SCOPES;

    private record Answer(int status, String body) {}

    Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        heal();
    }

    /** Everything answers as it should. */
    void heal() {
        answers.clear();
        scopes = ALL_SCOPES;
        answer("/livez", 200, "ok\n");
        answer("/v1/models", 200, "{\"data\":[{\"id\":\"gpt-image-2.5-flare\"}]}");
        answer("/discord/users/@me", 200, "{\"id\":\"1\"}");
        answer("/discord/applications/@me", 200, "{\"flags\":" + (1 << 19) + "}");
        answer("/discord/users/@me/guilds", 200, "[{\"id\":\"7\"}]");
        answer("/discord/applications/1/commands", 200, "[{\"name\":\"imagine\"}]");
        answer("/slack/auth.test", 200, "{\"ok\":true}");
        answer("/slack/apps.connections.open", 200, "{\"ok\":true}");
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    /** What the bot may do in Slack. */
    void grant(String granted) {
        scopes = granted;
    }

    /** Another program that listens. */
    ServerSocket occupy() throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        occupied.add(socket);
        return socket;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Addresses of the world lead to it; loopback is loopback. */
    URI standInFor(URI address) {
        return address.getHost().equals("127.0.0.1") ? address : URI.create(url() + address.getRawPath());
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "{}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-OAuth-Scopes", scopes);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        for (ServerSocket socket : occupied) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
