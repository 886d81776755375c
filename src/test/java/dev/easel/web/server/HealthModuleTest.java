package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import dev.easel.web.server.Condition.Weight;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealthModuleTest {
    private static final String TOKEN = "the-operators-own-token";

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private List<Condition> conditions =
            List.of(new Condition("database", "", Weight.NEEDED), new Condition("chat", "0 of 1", Weight.WANTED));
    private WebServer server = start(new TokenCheck(TOKEN, clock));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheOperatorWhatItLookedAt() throws Exception {
        HttpResponse<String> answer = get("/readyz?verbose", "Bearer " + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines()).containsExactly("ok      database", "warning chat: 0 of 1", "ready");
    }

    @Test
    void isNotReadyWithoutWhatIsNeeded() throws Exception {
        conditions = List.of(new Condition("database", "it can't be written to", Weight.NEEDED));

        assertThat(get("/readyz", null).statusCode()).isEqualTo(503);
        assertThat(get("/readyz", null).body()).isEqualTo("not ready\n");
        assertThat(get("/readyz", "Bearer " + TOKEN).body()).contains("broken  database: it can't be written to");
    }

    @Test
    void tellsNobodyElse() throws Exception {
        assertThat(get("/readyz", null).body()).isEqualTo("ready\n");
        assertThat(get("/readyz?verbose", null).statusCode()).isEqualTo(401);
        assertThat(get("/readyz?verbose&token=" + TOKEN, null).statusCode()).isEqualTo(401);
        assertThat(get("/readyz", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(get("/readyz", "Basic " + TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void makesGuessingSlow() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/readyz", "Bearer guess-" + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> slowed = get("/readyz", "Bearer " + TOKEN);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        clock.advance(Duration.ofMinutes(20));
        assertThat(get("/readyz", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void hasNothingToTellWithoutAToken() throws Exception {
        server.close();
        server = start(null);

        assertThat(get("/readyz?verbose", "Bearer " + TOKEN).statusCode()).isEqualTo(404);
        assertThat(get("/readyz", null).statusCode()).isEqualTo(200);
    }

    private WebServer start(@Nullable TokenCheck check) {
        return WebServer.start("127.0.0.1", 0, List.of(new HealthModule(() -> conditions, check)));
    }

    private HttpResponse<String> get(String path, @Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
