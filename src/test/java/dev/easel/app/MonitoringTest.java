package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.metrics.Metrics;
import dev.easel.storage.Invariants.Violation;
import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import dev.easel.testing.Shipped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MonitoringTest {
    @Test
    void aRunningEaselIsMeasuredAndAudited(@TempDir Path folder) throws Exception {
        try (Easel easel = new Easel(folder).start();
                HttpClient client = HttpClient.newHttpClient()) {
            String url = easel.lines().stream()
                    .filter(line -> line.startsWith("web"))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("^web\\s+(http://[^/]+)/.*", "$1/metrics");
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();

            Awaitility.await()
                    .atMost(Easel.SOON)
                    .until(
                            () -> client.send(request, BodyHandlers.ofString()).body(),
                            text -> text.lines()
                                    .toList()
                                    .containsAll(List.of(
                                            "easel_ledger_audits_total{result=\"made\"} 1.0",
                                            "easel_ledger_violations 0.0",
                                            "easel_database_up 1.0",
                                            "easel_queue_length 0.0")));
        }
    }

    @Test
    void anAuditTellsOfWhatItFindsAndOfFailing() {
        ManualClock clock = new ManualClock(Samples.NOW);
        try (Metrics metrics = new Metrics(Shipped.catalogue(), "1", clock)) {
            new Auditor(() -> List.of(new Violation("I1", "sums", "{id=1}")), metrics, clock).audit();
            new Auditor(
                            () -> {
                                throw new IllegalStateException("gone");
                            },
                            metrics,
                            clock)
                    .audit();

            assertThat(metrics.scrape().lines())
                    .contains("easel_ledger_violations 1.0", "easel_ledger_audits_total{result=\"failed\"} 1.0");
        }
    }

    @Test
    void aSlowAuditIsMadeLessOften() {
        assertThat(Auditor.pauseAfter(Duration.ofMillis(20))).isEqualTo(Duration.ofMinutes(10));
        assertThat(Auditor.pauseAfter(Duration.ofSeconds(60))).isEqualTo(Duration.ofMinutes(100));
    }
}
