package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer other than success, thrown by whoever finds the reason. */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    static final int INVALID_FORM = 50035;

    private final int status;
    private final transient @Nullable ObjectNode body;
    private final transient Map<String, String> headers;

    private Refusal(int status, String message, @Nullable ObjectNode body, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    static Refusal of(int status, int code, String message) {
        return new Refusal(
                status, message, Json.object().put("message", message).put("code", code), Map.of());
    }

    static Refusal invalid(String field, String reason) {
        ObjectNode body = Json.object().put("message", "Invalid Form Body").put("code", INVALID_FORM);
        body.putObject("errors")
                .putObject(field)
                .putArray("_errors")
                .addObject()
                .put("code", "INVALID")
                .put("message", reason);
        return new Refusal(400, field + ": " + reason, body, Map.of());
    }

    static Refusal unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    static Refusal unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    /** A failure of the servers in between: no JSON. */
    static Refusal bare(int status) {
        return new Refusal(status, "status " + status, null, Map.of());
    }

    static Refusal rateLimited(ObjectNode body, Map<String, String> headers) {
        return new Refusal(429, "rate limited", body, headers);
    }

    int status() {
        return status;
    }

    @Nullable
    ObjectNode body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
