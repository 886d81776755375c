package dev.easel.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sandbox on a free port with a clock and a pause of its own, and a plain client for it. */
final class SandboxClient implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile Instant now = START;
    private final InstantSource clock = () -> now;
    private final SandboxServer server;

    SandboxClient() {
        this(SandboxOptions.none());
    }

    SandboxClient(SandboxOptions options) {
        server = SandboxServer.start("127.0.0.1", 0, clock, pauses::add, options);
    }

    /** With a folder of its own for uploads. */
    SandboxClient(Path temporary) {
        server = SandboxServer.start("127.0.0.1", 0, clock, pauses::add, SandboxOptions.none(), temporary);
    }

    record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
        String error(String field) {
            return body.path("error").path(field).asText();
        }

        byte[] image(int index) throws IOException {
            return body.path("data").path(index).path("b64_json").binaryValue();
        }
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    List<Duration> pauses() {
        return pauses;
    }

    SandboxServer server() {
        return server;
    }

    static ObjectNode request(String model, String prompt) {
        return JSON.createObjectNode().put("model", model).put("prompt", prompt);
    }

    /** {@code fields} is JSON without braces, with ' for ". */
    static ObjectNode request(String model, String prompt, String fields) throws IOException {
        return request(model, prompt).setAll((ObjectNode) JSON.readTree("{" + fields.replace('\'', '"') + "}"));
    }

    Answer generate(JsonNode request) throws IOException, InterruptedException {
        return send(to("/images/generations").POST(BodyPublishers.ofString(request.toString())));
    }

    Answer post(String path, FormBody form) throws IOException, InterruptedException {
        return send(form.on(to(path)));
    }

    /** The answer's body as it comes in. */
    InputStream open(JsonNode request) throws IOException, InterruptedException {
        HttpRequest post = to("/images/generations")
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        return http.send(post, BodyHandlers.ofInputStream()).body();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer sk-anything")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> raw = http.send(request.build(), BodyHandlers.ofByteArray());
        boolean json = raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Answer(raw.statusCode(), json ? JSON.readTree(raw.body()) : JSON.missingNode(), raw);
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
