package dev.easel.testing.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals that a well-behaved client never meets: asked for without one. */
class InteractionRulesTest {
    private static final String DEFERRED = "{\"type\":5}";
    private static final String SILENT = "\"allowed_mentions\":{\"parse\":[]}";

    private final FakeDiscord fake = FakeDiscord.start();
    private final OkHttpClient http = new OkHttpClient();

    @AfterEach
    void close() {
        fake.close();
    }

    private JsonNode send(String method, String path, RequestBody body) throws IOException {
        Request request = new Request.Builder()
                .url(fake.apiUrl() + path)
                .method(method, body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            String text = response.body().string();
            return Json.parse(text.isEmpty() ? "{\"code\":" + response.code() + "}" : text);
        }
    }

    private static RequestBody json(String text) {
        return RequestBody.create(text, MediaType.get("application/json"));
    }

    private int callback(InteractionProbe probe, String body) throws IOException {
        return send("POST", "interactions/" + probe.id() + "/" + probe.token() + "/callback", json(body))
                .path("code")
                .asInt();
    }

    private String replyTo(InteractionProbe probe) {
        return "webhooks/" + fake.applicationId() + "/" + probe.token();
    }

    @Test
    void takesOneCallback() throws IOException {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));

        assertThat(callback(probe, DEFERRED)).isEqualTo(204);
        assertThat(callback(probe, DEFERRED)).isEqualTo(40060);
    }

    @Test
    void takesNoCallbackAfterThreeSeconds() throws IOException {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));

        probe.dispatchedBefore(Duration.ofSeconds(3));

        assertThat(callback(probe, DEFERRED)).isEqualTo(10062);
        assertThat(probe.lateCallbacks()).hasSize(1);
        assertThat(probe.isAcknowledged()).isFalse();
    }

    @Test
    void hasNoReplyBeforeTheCallback() throws IOException {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));

        JsonNode refusal = send("PATCH", replyTo(probe) + "/messages/@original", json("{" + SILENT + "}"));

        assertThat(refusal.path("code").asInt()).isEqualTo(10015);
    }

    @Test
    void putsTheFirstFollowUpInPlaceOfTheDeferral() throws IOException {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));
        callback(probe, "{\"type\":5,\"data\":{\"flags\":64}}");

        send("POST", replyTo(probe), json("{\"content\":\"done\"," + SILENT + "}"));

        assertThat(probe.followUps()).isEmpty();
        assertThat(probe.original().content()).isEqualTo("done");
        assertThat(probe.original().ephemeral()).isTrue();
    }

    @Test
    void refusesFilesThatAreTooLarge() throws IOException {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));
        callback(probe, DEFERRED);
        RequestBody tooLarge = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("payload_json", "{" + SILENT + "}")
                .addFormDataPart(
                        "files[0]",
                        "large.png",
                        RequestBody.create(new byte[MessageLimits.MAX_FILE_BYTES + 1], MediaType.get("image/png")))
                .build();

        JsonNode refusal = send("PATCH", replyTo(probe) + "/messages/@original", tooLarge);

        assertThat(refusal.path("code").asInt()).isEqualTo(40005);
        assertThat(probe.original().loading()).isTrue();
    }
}
