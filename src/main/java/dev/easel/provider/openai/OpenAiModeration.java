package dev.easel.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.FailureException;
import dev.easel.core.house.Moderator;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server's {@code POST /v1/moderations}, which costs nothing at OpenAI and answers {@code results[].flagged} (API
 * reference, 2026-11). Safe for use from several threads.
 */
public final class OpenAiModeration implements Moderator {
    private static final String MODEL = "omni-moderation-latest";
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BYTES = 1024 * 1024;

    /** Somebody waits for an answer, and some platforms only for three seconds. */
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(6));

    private final OpenAiRequests requests;
    private final Wire wire;

    public OpenAiModeration(OpenAiServer server) {
        this.requests = new OpenAiRequests(server);
        this.wire = new Wire(TIMEOUTS);
    }

    @Override
    public boolean objectsTo(String text) {
        ObjectNode body = JSON.createObjectNode().put("model", MODEL).put("input", text);
        Request request = requests.find("moderations")
                .map(found -> found.newBuilder()
                        .post(RequestBody.create(body.toString(), JSON_TYPE))
                        .build())
                .orElseThrow(() -> unavailable("no address", null));
        try {
            return wire.send(request, OpenAiModeration::read);
        } catch (UncheckedIOException e) {
            throw unavailable("unreachable", e);
        }
    }

    private static boolean read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw unavailable("status " + response.code(), null);
        }
        JsonNode results = JSON.readTree(response.body().byteStream().readNBytes(MAX_BYTES))
                .path("results");
        if (!results.isArray() || results.isEmpty()) {
            throw unavailable("no results", null);
        }
        return results.valueStream().anyMatch(result -> result.path("flagged").asBoolean());
    }

    private static FailureException unavailable(String code, @Nullable Exception cause) {
        Failure failure = new Failure.ProviderTransient(code, null, Billing.NOT_BILLED);
        return cause == null ? new FailureException(failure) : new FailureException(failure, cause);
    }
}
