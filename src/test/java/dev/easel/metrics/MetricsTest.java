package dev.easel.metrics;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.easel.core.chat.Connection;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Backlog;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.JobStore;
import dev.easel.core.quota.Cost;
import dev.easel.core.spend.CallInDoubt;
import dev.easel.core.spend.Spend;
import dev.easel.core.spend.SpendBook;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import dev.easel.testing.Shipped;
import dev.easel.testing.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
    private static final Pattern NAME = Pattern.compile("^# TYPE (\\S+) (\\S+)$", Pattern.MULTILINE);
    private static final Pattern WATCHED = Pattern.compile("(easel_[a-z_]+)(?:\\{([^}]*)\\})?");
    private static final String UNITS =
            ".*_(seconds|bytes|total|build|usd|ratio|jobs|images|length|violations|connections|expected|strangers|flight|up)(_max)?";

    private final ManualClock clock = new ManualClock(NOW);
    private final Metrics metrics = new Metrics(Shipped.catalogue(), "1.2.3", clock);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void measuresTheProcessItself() {
        String text = metrics.scrape();

        assertThat(text)
                .contains("jvm_memory_used_bytes{", "process_uptime_seconds ", "process_cpu_usage ")
                .contains("easel_build{version=\"1.2.3\"} 1.0");
    }

    @Test
    void measuresHowLongAnAnswerTakes() {
        metrics.watch(_ -> clock.advance(Duration.ofMillis(1200))).accept(said("a cat"));

        assertThat(metrics.scrape())
                .contains("easel_acknowledgement_seconds_bucket{kind=\"mention\",platform=\"chat\",le=\"1.0\"} 0")
                .contains("easel_acknowledgement_seconds_bucket{kind=\"mention\",platform=\"chat\",le=\"2.0\"} 1")
                .contains("easel_acknowledgement_seconds_sum{kind=\"mention\",platform=\"chat\"} 1.2");
    }

    @Test
    void measuresACommandThatCameAsWordsAsOne() {
        Inbox inbox = metrics.watch(_ -> {});

        List.of("/imagine a cat", " /QUOTA", "/tmp is a folder", "imagine a cat")
                .forEach(text -> inbox.accept(said(text)));

        assertThat(metrics.scrape())
                .contains("easel_acknowledgement_seconds_count{kind=\"command\",platform=\"chat\"} 2")
                .contains("easel_acknowledgement_seconds_count{kind=\"mention\",platform=\"chat\"} 2");
    }

    @Test
    void countsCallsByTheirOutcome() {
        ImageProvider drawing = metrics.watch((_, _, _) -> new Drawing(List.of(), null, null));
        ImageProvider failing = metrics.watch((_, _, _) -> {
            throw new FailureException(new Failure.PolicyRefusal("moderation_blocked"));
        });

        drawing.draw(Samples.generation(), "user", _ -> {});
        assertThatThrownBy(() -> failing.draw(Samples.generation(), "user", _ -> {}))
                .isInstanceOf(FailureException.class);

        String model = Samples.MODEL.value();
        assertThat(metrics.scrape())
                .contains("easel_provider_call_seconds_count{model=\"%s\",outcome=\"drawn\"} 1".formatted(model))
                .contains(
                        "easel_provider_call_seconds_count{model=\"%s\",outcome=\"policy-refusal\"} 1".formatted(model))
                .contains("easel_provider_calls_in_flight 0.0");
    }

    @Test
    void givesModelsThatPeopleMadeUpOneName() {
        ModelLabels labels = new ModelLabels(Shipped.catalogue());

        assertThat(labels.of(new ModelId("dall-e-3"))).isEqualTo("dall-e-3");
        assertThat(labels.of(new ModelId("my-own/model \"x\""))).isEqualTo("other");
    }

    @Test
    void showsQueueSpendAndConnections() {
        Backlog backlog = new Backlog(Map.of(JobState.QUEUED, 3L, JobState.PARKED, 1L), 7, NOW.minusSeconds(90));
        metrics.show(() -> backlog, new Today(List.of(new Spend(day(), Samples.MODEL, 2, 2, 1_500_000, 250_000, 0))));
        metrics.show(new PlatformId("test"), () -> new Connection(1, 2));

        String text = metrics.scrape();

        assertThat(text.lines())
                .contains("easel_jobs{state=\"queued\"} 3.0", "easel_jobs{state=\"parked\"} 1.0")
                .contains("easel_jobs{state=\"drawn\"} 0.0", "easel_queue_length 3.0", "easel_queue_images 7.0")
                .contains("easel_queue_oldest_age_seconds 90.0", "easel_database_up 1.0")
                .contains("easel_spend_today_usd{part=\"settled\"} 1.5")
                .contains("easel_spend_today_usd{part=\"in_doubt\"} 0.25")
                .contains("easel_connections{platform=\"test\"} 1.0")
                .contains("easel_connections_expected{platform=\"test\"} 2.0");
    }

    @Test
    void saysWhenTheDatabaseCantBeLookedAt() {
        metrics.show(
                () -> {
                    throw new IllegalStateException("gone");
                },
                new Today(List.of()));

        assertThat(metrics.scrape().lines()).contains("easel_database_up 0.0");
    }

    @Test
    void tellsOfAudits() {
        assertThat(metrics.scrape().lines()).contains("easel_ledger_audited_timestamp_seconds 0.0");

        metrics.audited(2);
        metrics.auditFailed();

        assertThat(metrics.scrape().lines())
                .contains("easel_ledger_violations 2.0", "easel_ledger_audits_total{result=\"failed\"} 1.0");
    }

    @Test
    void followsAJobFromStageToStage(@TempDir Path folder) {
        try (Database database = Database.open(SqliteFile.url(folder))) {
            JobStore jobs = metrics.watch(new JdbcJobStore(database));

            jobs.admit(Samples.newJob("event-1"));
            jobs.admit(Samples.newJob("event-1"));
            Job job = jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW.plusSeconds(4), NOW.plusSeconds(60))
                    .orElseThrow();
            jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), NOW.plusSeconds(4));
            jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 30_000, NOW.plusSeconds(10));
            jobs.drawn(job.lease(), new Cost(2, 80_000), null, NOW.plusSeconds(10));
            jobs.delivered(job.lease(), Samples.message(), NOW.plusSeconds(11));
        }

        assertThat(metrics.scrape().lines())
                .contains("easel_jobs_admitted_total{platform=\"chat\"} 1.0")
                .contains("easel_jobs_duplicate_total{platform=\"chat\"} 1.0")
                .contains("easel_job_stage_seconds_sum{stage=\"queued\"} 4.0")
                .contains("easel_job_stage_seconds_sum{stage=\"drawing\"} 6.0")
                .contains("easel_job_stage_seconds_sum{stage=\"delivering\"} 1.0")
                .contains("easel_job_stage_seconds_sum{stage=\"whole\"} 11.0")
                .contains("easel_jobs_ended_total{reason=\"none\",state=\"delivered\"} 1.0")
                .contains("easel_images_total{model=\"gpt-image-2\"} 2.0")
                .contains("easel_provider_spend_usd_total{model=\"gpt-image-2\"} 0.03");
        assertThat(namesOfOurs())
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(name).matches(UNITS));
    }

    @Test
    void everyNameOfOursEndsInItsUnit() {
        metrics.show(() -> Backlog.EMPTY, new Today(List.of()));
        metrics.show(new PlatformId("test"), () -> new Connection(1, 1));
        metrics.watch(_ -> {}).accept(said("a cat"));

        assertThat(namesOfOurs())
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(name).matches(UNITS));
    }

    @Test
    void everyAlertWatchesWhatIsMeasured() throws IOException {
        metrics.show(() -> Backlog.EMPTY, new Today(List.of()));
        metrics.show(new PlatformId("test"), () -> new Connection(1, 1));
        metrics.showBackup(() -> NOW, () -> 1);
        metrics.watch(_ -> {}).accept(said("a cat"));
        metrics.watch((_, _, _) -> new Drawing(List.of(), null, null)).draw(Samples.generation(), "user", _ -> {});
        JsonNode rules =
                new YAMLMapper().readTree(Path.of("docs/alerts.yaml").toFile()).at("/groups/0/rules");

        String text = metrics.scrape();

        assertThat(rules).hasSizeGreaterThan(8);
        assertThat(rules.findValuesAsText("alert")).doesNotHaveDuplicates().hasSameSizeAs(rules);
        assertThat(rules.findValuesAsText("expr")).hasSameSizeAs(rules).allSatisfy(expression -> {
            assertThat(WATCHED.matcher(expression).results()).isNotEmpty().allSatisfy(watched -> {
                assertThat(text).contains("\n" + watched.group(1));
                if (watched.group(2) != null) {
                    assertThat(text).contains(watched.group(2).replace("!=", "="));
                }
            });
            assertThat(expression.chars().filter(c -> c == '(').count())
                    .isEqualTo(expression.chars().filter(c -> c == ')').count());
        });
        assertThat(rules.findValuesAsText("for"))
                .isNotEmpty()
                .allSatisfy(time -> assertThat(time).matches("\\d+[mh]"));
    }

    private List<String> namesOfOurs() {
        return NAME.matcher(metrics.scrape())
                .results()
                .map(match -> match.group(1))
                .filter(name -> name.startsWith("easel_"))
                .toList();
    }

    private static Incoming said(String text) {
        return new Incoming.Mention(
                "event-1", Samples.sender(), Samples.place(), Samples.replyTo(), text, List.of(), null);
    }

    private static LocalDate day() {
        return LocalDate.parse("2026-11-21");
    }

    /** A book of one day. */
    private record Today(List<Spend> spends) implements SpendBook {
        @Override
        public List<Spend> listSpend(LocalDate from, LocalDate to) {
            return spends;
        }

        @Override
        public List<CallInDoubt> listInDoubt(LocalDate from, LocalDate to) {
            return List.of();
        }

        @Override
        public Reconciliation reconcile(JobId job, int attempt, long billedMicros, String reason, Instant now) {
            return Reconciliation.NOT_IN_DOUBT;
        }
    }
}
