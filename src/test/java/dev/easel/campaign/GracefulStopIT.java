package dev.easel.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.campaign.BillingProvider.Stage;
import dev.easel.campaign.World.Request;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real jar is told to stop while it has a call in flight. */
final class GracefulStopIT {
    /** Long enough for an answer that must not come. */
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    /** Less than the 25 seconds that calls in flight are given. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Gate gate = new Gate();

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void holdCalls() {
        world = World.aroundFile(folder);
        world.provider.watch((stage, prompt) -> {
            if (stage == Stage.BILLED) {
                gate.enter();
            }
        });
    }

    @AfterEach
    void close() {
        gate.open();
        world.close();
    }

    @Test
    void takesNothingInAnyMoreAndFinishesWhatItHas() throws Exception {
        try (EaselProcess easel = world.start().awaitReady()) {
            Request inFlight = asked();
            easel.signal("TERM");
            await().atMost(PATIENCE).until(() -> saysThatItStops(easel));

            Request tooLate = world.ask("too late");
            await().during(A_WHILE)
                    .atMost(PATIENCE)
                    .until(() -> !tooLate.probe().isAcknowledged());
            assertThat(easel.isAlive()).isTrue();
            gate.open();
            int exitCode = easel.awaitExit();

            assertThat(exitCode).isEqualTo(128 + 15);
            assertThat(world.pictures(inFlight)).hasSize(1);
            assertThat(world.books.states()).containsExactly(Map.entry(inFlight.event(), "DELIVERED"));
        }
    }

    @Test
    void leavesWhatTakesTooLongToTheNextStart() throws Exception {
        world.set("EASEL_JOBS_STOP_GRACE_SECONDS", "1");
        Request cutOff;
        try (EaselProcess easel = world.start().awaitReady()) {
            cutOff = asked();
            easel.terminate();
            easel.awaitExit();
        }

        assertThat(world.books.callsUnderWay()).containsExactly(cutOff.event());
        finishes(cutOff);
    }

    @ParameterizedTest
    @CsvSource({"TERM, TERM, 143", "INT, TERM, 143", "TERM, INT, 130", "INT, INT, 130"})
    void stopsAtOnceAtTheSecondSignal(String first, String second, int exitCode) throws Exception {
        Request cutOff;
        try (EaselProcess easel = world.start().awaitReady()) {
            cutOff = asked();
            easel.signal(first);
            await().atMost(PATIENCE).until(() -> saysThatItStops(easel));

            easel.signal(second);

            await().atMost(AT_ONCE).until(() -> !easel.isAlive());
            assertThat(easel.awaitExit()).isEqualTo(exitCode);
        }
        finishes(cutOff);
    }

    private Request asked() {
        Request request = world.ask("a fox");
        request.probe().awaitCallback(PATIENCE);
        gate.awaitArrival();
        return request;
    }

    private static boolean saysThatItStops(EaselProcess easel) {
        return easel.err().stream().anyMatch(line -> line.contains("stopping"));
    }

    /** The next process draws it again, since nobody knows what became of the first call, and charges it once. */
    private void finishes(Request cutOff) {
        gate.open();
        try (EaselProcess _ = world.start().awaitReady()) {
            world.awaitSettled();
        }
        assertThat(world.provider.calls()).hasSize(2);
        new Reckoning(world, Map.of(cutOff.event(), 1)).demandThatAllIsWell();
        assertThat(world.books.states()).containsExactly(Map.entry(cutOff.event(), "DELIVERED"));
    }
}
