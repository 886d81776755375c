package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells an app by signed HTTP requests. Its own reckoning of signatures: nothing of Easel's is used. */
public final class SignedDoor {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String secret;

    /** @param url the app's request URL */
    SignedDoor(URI url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    void tell(Told told) {
        String now = Long.toString(System.currentTimeMillis() / 1_000);
        HttpResponse<String> response = send(now, body(told), Map.of());
        JsonNode answer = response.body().startsWith("{") ? Json.parse(response.body()) : Json.object();
        told.heard(answer, response.statusCode());
    }

    private static String body(Told told) {
        return switch (told.kind()) {
            case "slash_commands" -> form(told.payload());
            case "interactive" -> "payload=" + encoded(told.payload().toString());
            default -> told.payload().toString();
        };
    }

    private static String form(ObjectNode fields) {
        return fields.properties().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a body signed at a time, with headers that replace the right ones. */
    public HttpResponse<String> send(String timestamp, String body, Map<String, String> instead) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .setHeader("X-Slack-Request-Timestamp", timestamp)
                .setHeader("X-Slack-Signature", signature(timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        instead.forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String signature(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v0="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
