package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.metrics.Metrics;
import dev.easel.storage.Invariants.Violation;
import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import dev.easel.testing.Shipped;
import dev.easel.testing.process.Promtool;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MonitoringTest {
    private static final Path ALERTS = Path.of("docs/alerts.yaml");
    private static final Pattern NAME = Pattern.compile("easel_[a-z_]+");

    @Test
    void aRunningEaselIsMeasuredAndAudited(@TempDir Path folder) throws Exception {
        try (Easel easel = new Easel(folder).start()) {
            awaitLines(
                    easel,
                    "easel_ledger_audits_total{result=\"made\"} 1.0",
                    "easel_ledger_violations 0.0",
                    "easel_database_up 1.0",
                    "easel_queue_length 0.0");
        }
    }

    @Test
    void aBatchIsMeasuredAsTheJobsThatItIs(@TempDir Path folder) throws Exception {
        try (FakeSlack slack = FakeSlack.start();
                Easel easel = new Easel(folder)
                        .at(slack)
                        .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 2 }]")
                        .start()) {
            slack.happens().slash("/imagine", "a {red|blue|green} boat", slack.channel(), slack.user());

            awaitLines(
                    easel,
                    "easel_jobs_admitted_total{platform=\"slack\"} 2.0",
                    "easel_jobs_refused_total{platform=\"slack\",reason=\"quota-exceeded\"} 1.0",
                    "easel_acknowledgement_seconds_count{kind=\"command\",platform=\"slack\"} 1",
                    "easel_jobs_ended_total{reason=\"none\",state=\"delivered\"} 2.0");
        }
    }

    @Test
    void aPictureThatIsShownOnceMoreIsMeasuredAsWhatItIs(@TempDir Path folder) throws Exception {
        try (FakeSlack slack = FakeSlack.start();
                Easel easel = new Easel(folder)
                        .at(slack)
                        .set("EASEL_REUSE_AFTER_MINUTES", "0")
                        .start()) {
            slack.happens().direct(slack.user(), "a cat");
            awaitLines(easel, "easel_jobs_ended_total{reason=\"none\",state=\"delivered\"} 1.0");
            slack.happens().direct(slack.user(), "a cat");
            Awaitility.await().atMost(Easel.SOON).until(() -> offer(slack).isPresent());

            slack.happens().press(offer(slack).orElseThrow(), "♻️ Use it (free)", slack.user());

            awaitLines(
                    easel,
                    "easel_jobs_admitted_total{platform=\"slack\"} 2.0",
                    "# HELP easel_jobs_reused_total Admitted requests that show what is drawn already",
                    "easel_jobs_reused_total{platform=\"slack\"} 1.0",
                    "easel_jobs_ended_total{reason=\"none\",state=\"delivered\"} 2.0",
                    "easel_images_total{model=\"gpt-image-2.5-flare\"} 1.0");
        }
    }

    private static Optional<SeenMessage> offer(FakeSlack slack) {
        return slack.messagesIn(slack.direct(slack.user())).stream()
                .filter(message -> message.text().contains("You asked for exactly this"))
                .findFirst();
    }

    @Test
    void prometheusUnderstandsWhatIsMeasured(@TempDir Path folder) throws Exception {
        try (FakeSlack slack = FakeSlack.start();
                Easel easel = new Easel(folder).at(slack).start()) {
            slack.happens().slash("/imagine", "a boat", slack.channel(), slack.user());
            awaitLines(easel, "easel_jobs_ended_total{reason=\"none\",state=\"delivered\"} 1.0");
            String measured = measured(easel);

            assertThat(NAME.matcher(Files.readString(ALERTS)).results())
                    .extracting(MatchResult::group)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(name -> assertThat(measured).containsPattern("(?m)^" + name + "[{ ]"));
            assertThat(promtool().says(measured, "check", "metrics")).containsExactly("exit 0");
        }
    }

    @Test
    void alertsAreSilentWhenAllIsWellAndAllRingOtherwise(@TempDir Path folder) throws Exception {
        Path tries = folder.resolve("tries.yaml");
        Files.writeString(
                tries,
                Files.readString(Path.of("src/test/resources/prometheus/alerts-test.yaml"))
                        .replace("RULES", ALERTS.toAbsolutePath().toString()));

        assertThat(promtool().says("", "check", "rules", "--lint-fatal", ALERTS.toString()))
                .endsWith("exit 0");
        assertThat(promtool().says("", "test", "rules", tries.toString())).endsWith("exit 0");
    }

    private static Promtool promtool() {
        Optional<Promtool> found = Promtool.find();
        assumeTrue(found.isPresent(), "promtool is not installed here");
        return found.orElseThrow();
    }

    private static void awaitLines(Easel easel, String... expected) {
        Awaitility.await()
                .atMost(Easel.SOON)
                .untilAsserted(() -> assertThat(measured(easel).lines()).contains(expected));
    }

    private static String measured(Easel easel) throws IOException, InterruptedException {
        String url = easel.lines().stream()
                .filter(line -> line.startsWith("web"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^web\\s+(http://[^/]+)/.*", "$1/metrics");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
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
