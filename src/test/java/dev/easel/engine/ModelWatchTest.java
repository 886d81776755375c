package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.easel.core.image.ModelDirectory;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelShutdown;
import dev.easel.testing.Shipped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the operator reads in the log as shutdowns come near. */
class ModelWatchTest extends EngineFixture {
    private final Logger log = (Logger) LoggerFactory.getLogger(ModelWatch.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Map<ModelId, LocalDate> announced = new HashMap<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void warnsOnceAMonthAWeekAndADayBeforeAndOnceWhenItIsGone() {
        at("2026-10-25");
        try (ModelWatch watch = watch("gpt-image-1.5", () -> announced)) {
            Map<LocalDate, List<String>> warned = new HashMap<>();
            for (int day = 0; day < 60; day++) {
                int before = lines.list.size();
                watch.look();
                watch.look();
                if (lines.list.size() > before) {
                    warned.put(today(), warnings().subList(before, lines.list.size()));
                }
                clock.advance(Duration.ofDays(1));
            }

            assertThat(warned)
                    .containsOnly(
                            Map.entry(
                                    LocalDate.of(2026, 11, 1),
                                    List.of(warning("is shut down on 2026-12-01, in 30 days"))),
                            Map.entry(
                                    LocalDate.of(2026, 11, 24),
                                    List.of(warning("is shut down on 2026-12-01, in 7 days"))),
                            Map.entry(
                                    LocalDate.of(2026, 11, 30),
                                    List.of(warning("is shut down on 2026-12-01, in 1 day"))),
                            Map.entry(LocalDate.of(2026, 12, 1), List.of(warning("was shut down on 2026-12-01"))));
        }
    }

    @Test
    void warnsAtTheStartOfWhatIsNearestOnly() {
        at("2026-11-27");
        try (ModelWatch watch = watch("gpt-image-1.5", () -> announced)) {
            watch.look();
        }

        assertThat(warnings()).containsExactly(warning("is shut down on 2026-12-01, in 4 days"));
    }

    @Test
    void staysSilentAboutModelsThatNobodyUsesOrThatStay() {
        at("2026-11-30");
        announced.put(new ModelId("gpt-image-1"), LocalDate.of(2026, 10, 23));
        try (ModelWatch watch = watch("gpt-image-2.5-flare", () -> announced)) {
            watch.look();
        }

        assertThat(lines.list).isEmpty();
    }

    @Test
    void warnsOfAModelThatDrewInTheLastMonth() {
        model = "gpt-image-1-mini";
        imagine(1);
        runNext();
        try (ModelWatch watch = watch("gpt-image-2.5-flare", () -> announced)) {
            watch.look();
            clock.advance(Duration.ofDays(29));

            assertThat(watch.listShutdowns(today()))
                    .containsExactly(new ModelShutdown(
                            new ModelId("gpt-image-1-mini"),
                            LocalDate.of(2026, 12, 1),
                            new ModelId("gpt-image-2.5-flare"),
                            false));
            assertThat(watch.listShutdowns(today().plusDays(2))).isEmpty();
        }

        assertThat(warnings())
                .containsExactly("model gpt-image-1-mini is shut down on 2026-12-01, in 11 days;"
                        + " gpt-image-2.5-flare draws in its place");
    }

    @Test
    void goesByTheEarlierOfTheTwoDates() {
        at("2026-11-21");
        announced.put(new ModelId("gpt-image-2.5-flare"), LocalDate.of(2026, 11, 22));
        announced.put(new ModelId("gpt-image-1.5"), LocalDate.of(2027, 6, 1));
        try (ModelWatch flare = watch("gpt-image-2.5-flare", () -> announced);
                ModelWatch older = watch("gpt-image-1.5", () -> announced)) {
            flare.look();
            older.look();
        }

        assertThat(warnings())
                .containsExactly(
                        "model gpt-image-2.5-flare is shut down on 2026-11-22, in 1 day;"
                                + " nothing is known to replace it; set image.model to another one",
                        warning("is shut down on 2026-12-01, in 10 days"));
    }

    @Test
    void remembersWhatTheServerSaidWhileItIsSilent() {
        at("2026-11-21");
        announced.put(new ModelId("my-model"), LocalDate.of(2027, 1, 1));
        try (ModelWatch watch = watch("my-model", () -> Map.copyOf(announced))) {
            watch.look();
            announced.clear();
            watch.look();

            assertThat(watch.listShutdowns(today())).hasSize(1);
        }
    }

    @Test
    void survivesADirectoryThatBreaks() {
        at("2026-11-27");
        try (ModelWatch watch = watch("gpt-image-1.5", () -> {
            throw new IllegalStateException("planned");
        })) {
            watch.look();
        }

        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    }

    @Test
    void looksAsSoonAsItIsStarted() {
        at("2026-11-27");
        try (ModelWatch watch = watch("gpt-image-1.5", ModelDirectory.SILENT)) {
            watch.start();

            await().atMost(Duration.ofMinutes(1)).until(() -> lines.list.size() == 1);
        }
    }

    private ModelWatch watch(String configured, ModelDirectory directory) {
        return new ModelWatch(Shipped.catalogue(), new ModelId(configured), directory, jobs, clock);
    }

    private void at(String day) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(day + "T12:00:00Z")));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String warning(String when) {
        return "model gpt-image-1.5 " + when
                + "; gpt-image-2.5-flare draws in its place; set image.model to another one";
    }

    private List<String> warnings() {
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
