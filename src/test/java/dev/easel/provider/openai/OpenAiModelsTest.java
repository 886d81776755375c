package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ModelDirectory;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ServerProfile;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import dev.easel.sandbox.SandboxServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsTheDaysThatAreThere() throws Exception {
        answer("""
                {"object":"list","data":[
                 {"id":"a","object":"model","created":1,"shutdown_date":"2026-12-01","permission":[{"id":"x"}]},
                 {"id":"b","shutdown_date":null},{"id":"c"},{"shutdown_date":"2026-12-01"},{"id":"d","shutdown_date":"soon"},
                 {"id":"","shutdown_date":"2026-12-01"},"e",null,{"id":7,"shutdown_date":20261201}],"has_more":false}
                """);

        assertThat(models().listShutdowns()).isEqualTo(Map.of(new ModelId("a"), DAY));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/models");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Specimens.KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "<html>",
                "{\"data\":{}}",
                "{\"data\":[{\"id\":\"a\",\"shutdown_date\":\"2026-12-01\"}",
                "{\"error\":{\"message\":\"no\"}}"
            })
    void takesGarbageForSilence(String body) {
        answer(body);

        assertThat(models().listShutdowns()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 429, 500, 503})
    void takesARefusalForSilence(int status) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/elsewhere")
                .addHeader("Retry-After", "0")
                .body("{\"data\":[{\"id\":\"a\",\"shutdown_date\":\"2026-12-01\"}]}")
                .build());

        assertThat(models().listShutdowns()).isEmpty();
    }

    @Test
    void takesSlownessForSilence() {
        server.enqueue(new MockResponse.Builder()
                .headersDelay(30, TimeUnit.SECONDS)
                .body("{}")
                .build());

        assertThat(models(LoopbackDrawing.PROFILE, server.url("/").toString(), Duration.ofMillis(300))
                        .listShutdowns())
                .isEmpty();
    }

    @Test
    void takesALostConnectionForSilence() {
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());
        assertThat(models().listShutdowns()).isEmpty();

        server.close();
        assertThat(models().listShutdowns()).isEmpty();
    }

    @Test
    void asksNothingWhereEveryAddressNamesAModel() {
        assertThat(models(Specimens.shipped("azure-deployment"), server.url("/").toString())
                        .listShutdowns())
                .isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void understandsTheSandbox() throws Exception {
        try (SandboxServer sandbox = SandboxServer.start("127.0.0.1", 0, InstantSource.system(), ignored -> {})) {
            Map<ModelId, LocalDate> shutdowns =
                    models(LoopbackDrawing.PROFILE, sandbox.url()).listShutdowns();

            assertThat(shutdowns)
                    .containsEntry(new ModelId("gpt-image-1.5"), DAY)
                    .containsEntry(new ModelId("dall-e-2"), LocalDate.of(2026, 5, 12))
                    .doesNotContainKey(new ModelId("gpt-image-2.5-flare"));
        }
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private ModelDirectory models() {
        return models(LoopbackDrawing.PROFILE, server.url("/").toString());
    }

    private static ModelDirectory models(ServerProfile profile, String url) {
        return models(profile, url, Duration.ofSeconds(10));
    }

    private static ModelDirectory models(ServerProfile profile, String url, Duration quick) {
        return new OpenAiModels(
                new OpenAiServer(url, Specimens.KEY, profile, Timeouts.usual()),
                new Timeouts(quick, quick, quick, quick));
    }
}
