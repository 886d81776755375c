package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.JobLimits;
import dev.easel.core.quota.Cost;
import dev.easel.storage.JdbcJobStore;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a request has to wait, as its sender is told. */
class WaitingTimeTest extends EngineFixture {
    private static final Meter SILENT = new Meter(null, null, null);

    @BeforeEach
    void slowDown() {
        health.told(new RateNotice(new Meter(6, 6, null), SILENT, null));
    }

    @Test
    void saysHowManyWaitBeforeAndAboutHowLong() {
        ask("first", 8);
        ask("second", 1);

        assertThat(messenger.transcript())
                .containsExactly(
                        "acknowledged: In the queue, next to be drawn.",
                        "acknowledged: In the queue, 1 request ahead, about 2 minutes.");
    }

    @Test
    void saysHowLongTheJobsTakeThatWereClaimedAndWait() {
        ask("first", 9);
        claim(ALICE);

        ask("second", 1);

        assertThat(lastWords()).isEqualTo("acknowledged: In the queue, next to be drawn, in about 2 minutes.");
    }

    @Test
    void refusesWhatCouldNotBeDrawnInTimeAndChargesNothing() {
        for (int i = 0; i < 7; i++) {
            jobs.admit(Samples.withCost(
                    Samples.by(Samples.newJob("crowd-" + i), "user-" + i, "space-1"), new Cost(10, 0)));
        }

        ask("late", 1);

        assertThat(lastWords())
                .isEqualTo(
                        "whispered: It is busy: this request could not be drawn in time. There is room again in about"
                                + " 2 minutes. Nothing was charged. Try again then.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void refusesTheEleventhThatWaits() {
        jobs = new JdbcJobStore(database, new JobLimits(2, 10, 200));
        for (int i = 0; i < 10; i++) {
            ask("event-" + i, 1);
        }

        ask("eleventh", 1);

        assertThat(lastWords())
                .isEqualTo(
                        "whispered: 10 requests of yours wait already, and no more can. Nothing was charged. Try again"
                                + " when one of them is drawn, or cancel one.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 10);
    }

    @Test
    void waitsForPlacesWhereTheyAreShorterThanThePace() {
        DrawingTimes times = new DrawingTimes(4);
        boolean unknown = times.timeFor(100).isZero();
        for (int i = 0; i < 4; i++) {
            times.begun();
        }
        times.drawn(Duration.ofSeconds(60));

        assertThat(unknown).isTrue();
        assertThat(times.timeFor(0)).isEqualTo(Duration.ofSeconds(15));
        assertThat(times.timeFor(3)).isEqualTo(Duration.ofSeconds(60));
        times.ended();
        assertThat(times.timeFor(0)).isZero();
    }

    @Test
    void learnsHowLongDrawingTakes() {
        for (int i = 0; i < 3; i++) {
            provider.thenAfter(() -> clock.advance(Duration.ofSeconds(60)));
            ask("event-" + i, 1);
            runNext();
        }

        Duration wait = health.untilTurn(Samples.MODEL, new Ahead(9, 9));

        assertThat(claim(BOB)).isEmpty();
        assertThat(wait).isEqualTo(Duration.ofMinutes(4));
    }

    private void ask(String event, int count) {
        intake().accept(command(event, "a fox", Map.of("count", String.valueOf(count))));
    }
}
