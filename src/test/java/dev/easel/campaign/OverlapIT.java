package dev.easel.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.campaign.BillingProvider.Stage;
import dev.easel.campaign.World.Request;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade without a gap: the new process starts beside the old one, on the same file, and then the old one stops. */
final class OverlapIT {
    private static final long BETWEEN_REQUESTS_MILLIS = 120;
    private static final int SLOWEST_MILLIS = 900;
    private static final int BESIDE_EACH_OTHER = 10;
    private static final int AFTERWARDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(7);

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void takeTimeToDraw() {
        world = World.aroundFile(folder);
        world.provider.watch((stage, prompt) -> {
            if (stage == Stage.BILLED) {
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(SLOWEST_MILLIS)).toNanos());
            }
        });
    }

    @AfterEach
    void close() {
        load.shutdownNow();
        world.close();
    }

    @Test
    void losesAndDoublesNothingWhenOneTakesOverFromTheOther() throws Exception {
        handOver();
    }

    @RepeatedTest(10)
    @Tag("campaign")
    void losesAndDoublesNothingHoweverOften() throws Exception {
        handOver();
    }

    private void handOver() throws InterruptedException {
        try (EaselProcess old = world.start().awaitReady()) {
            var asking = load.scheduleAtFixedRate(this::ask, 0, BETWEEN_REQUESTS_MILLIS, TimeUnit.MILLISECONDS);
            try (EaselProcess _ = world.start().awaitReady()) {
                awaitMore(BESIDE_EACH_OTHER);

                old.terminate();

                old.awaitExit();
                awaitMore(AFTERWARDS);
                asking.cancel(false);
                awaitAnswered();
                world.awaitSettled();
            }
        }
        assertThat(world.requests()).allMatch(Request::isAccepted);
        assertThat(world.books.states()).hasSize(world.requests().size());
        assertThat(world.books.states().values()).containsOnly("DELIVERED");
        assertThat(world.provider.calls()).hasSize(world.requests().size());
        new Reckoning(world, Map.of()).demandThatAllIsWell();
    }

    private void ask() {
        world.nextPerson();
        world.ask("a fox");
    }

    private void awaitMore(int requests) {
        int now = world.requests().size();
        await().atMost(PATIENCE).until(() -> world.requests().size() >= now + requests);
    }

    private void awaitAnswered() {
        await().atMost(PATIENCE)
                .until(() -> world.requests().stream()
                        .allMatch(request -> request.probe().isAcknowledged()));
    }
}
