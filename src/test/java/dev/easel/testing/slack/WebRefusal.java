package dev.easel.testing.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** An answer that says no. Slack says most of its noes with a status of 200. */
final class WebRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ObjectNode body;
    private final transient Map<String, String> headers;

    private WebRefusal(int status, ObjectNode body, Map<String, String> headers) {
        super(body.toString());
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    static WebRefusal of(String error) {
        return new WebRefusal(200, body(error), Map.of());
    }

    /** With what is wrong, in Slack's words. */
    static WebRefusal of(String error, String detail) {
        return new WebRefusal(200, body(error).set("errors", Json.array().add(detail)), Map.of());
    }

    static WebRefusal missingScope(String needed, String provided) {
        return new WebRefusal(200, body("missing_scope").put("needed", needed).put("provided", provided), Map.of());
    }

    static WebRefusal bare(int status) {
        return new WebRefusal(status, body("http_" + status), Map.of());
    }

    static WebRefusal rateLimited(Duration retryAfter) {
        return new WebRefusal(
                429,
                body("ratelimited"),
                Map.of("Retry-After", Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1_000))));
    }

    private static ObjectNode body(String error) {
        return Json.object().put("ok", false).put("error", error);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
