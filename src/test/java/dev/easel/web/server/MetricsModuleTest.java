package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsModuleTest {
    private final WebServer server =
            WebServer.start("127.0.0.1", 0, List.of(new MetricsModule(() -> "easel_jobs 1\n")));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersAMonitoringBesideIt() throws Exception {
        HttpResponse<String> answer = get("Accept", "*/*");

        assertThat(answer.body()).isEqualTo("easel_jobs 1\n");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void showsStrangersBehindAProxyNothing() throws Exception {
        for (String mark : List.of("X-Forwarded-For", "Forwarded", "Via")) {
            HttpResponse<String> answer = get(mark, "203.0.113.7");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("easel_");
        }
    }

    private HttpResponse<String> get(String header, String value) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/metrics"))
                            .header(header, value)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
