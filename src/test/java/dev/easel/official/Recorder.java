package dev.easel.official;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okio.ByteString;

/** A server on loopback that remembers what it was asked, and answers everything with one small image. */
final class Recorder implements AutoCloseable {
    private static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAAAA";

    private final HttpServer server;
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    Recorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The requests so far, which are forgotten. */
    List<RecordedRequest> take() {
        List<RecordedRequest> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        ByteString body = ByteString.of(exchange.getRequestBody().readAllBytes());
        requests.add(new RecordedRequest(
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getProtocol(),
                headers,
                body));
        boolean events = body.indexOf(ByteString.encodeUtf8("\"stream\"")) >= 0;
        byte[] answer = (events ? event(exchange) : "{\"created\":1,\"data\":[{\"b64_json\":\"" + IMAGE + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", events ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String event(HttpExchange exchange) {
        String type = exchange.getRequestURI().getPath().endsWith("edits") ? "image_edit" : "image_generation";
        return "event: %s.completed\ndata: {\"type\":\"%s.completed\",\"b64_json\":\"%s\",\"created_at\":1,\"size\":\"auto\","
                        .formatted(type, type, IMAGE)
                + "\"quality\":\"low\",\"background\":\"auto\",\"output_format\":\"png\",\"usage\":{\"total_tokens\":2,"
                + "\"input_tokens\":1,\"output_tokens\":1,\"input_tokens_details\":{\"text_tokens\":1,\"image_tokens\":0}}}\n\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
