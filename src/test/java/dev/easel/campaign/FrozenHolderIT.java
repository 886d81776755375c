package dev.easel.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.campaign.BillingProvider.Stage;
import dev.easel.campaign.World.Request;
import dev.easel.core.job.InstanceId;
import dev.easel.testing.discord.RestFaults.Progress;
import dev.easel.testing.postgres.PostgresServer;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that holds a job freezes for longer than its lease, another one goes on, and the first one wakes up. */
final class FrozenHolderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Gate gate = new Gate();

    @TempDir
    Path folder;

    private World world;

    @AfterEach
    void close() {
        gate.open();
        world.close();
    }

    @Test
    void writesNothingStaleWhenItFrozeInACall() throws Exception {
        freezeInACall(World.aroundFile(folder));
    }

    @Test
    @Tag("campaign")
    void writesNothingStaleWhenItFrozeInACallOnPostgres() throws Exception {
        freezeInACall(new World(folder, PostgresServer.url(folder)));
    }

    @Test
    @Tag("campaign")
    void showsNothingTwiceWhenItFrozeInADelivery() throws Exception {
        freezeInADelivery(World.aroundFile(folder));
    }

    @Test
    @Tag("campaign")
    void showsNothingTwiceWhenItFrozeInADeliveryOnPostgres() throws Exception {
        freezeInADelivery(new World(folder, PostgresServer.url(folder)));
    }

    private void freezeInACall(World around) throws Exception {
        world = around;
        AtomicInteger calls = new AtomicInteger();
        world.provider.watch((stage, prompt) -> {
            if (stage == Stage.BILLED && calls.incrementAndGet() == 1) {
                gate.enter();
            }
        });

        Request request = freezeAndWake();

        assertThat(world.provider.calls()).hasSize(2);
        assertThat(world.books.calls()).containsEntry(request.event(), "IN_DOUBT OK");
        assertThat(BillingProvider.callOf(
                        world.pictures(request).getFirst().files().getFirst().bytes()))
                .isEqualTo(2);
        new Reckoning(world, Map.of(request.event(), 1)).demandThatAllIsWell();
    }

    private void freezeInADelivery(World around) throws Exception {
        world = around;
        AtomicInteger deliveries = new AtomicInteger();
        world.discord.rest().cutWhere((request, progress) -> {
            if (progress == Progress.ARRIVED
                    && Moment.of(request, progress) == Moment.PICTURES_ARRIVED
                    && deliveries.incrementAndGet() == 1) {
                gate.enter();
            }
            return false;
        });

        Request request = freezeAndWake();

        assertThat(world.provider.calls()).hasSize(1);
        assertThat(deliveries).hasValue(2);
        assertThat(world.books.calls()).containsEntry(request.event(), "OK");
        new Reckoning(world, Map.of()).demandThatAllIsWell();
    }

    /** Freezes who holds the job at the gate until it is settled, and waits until it was told so itself. */
    private Request freezeAndWake() throws InterruptedException {
        try (EaselProcess one = world.start().awaitReady();
                EaselProcess other = world.start().awaitReady()) {
            Request request = world.ask("a fox");
            request.probe().awaitCallback(PATIENCE);
            gate.awaitArrival();
            long pid =
                    InstanceId.parse(world.books.owners().get(request.event())).pid();
            EaselProcess holder = Stream.of(one, other)
                    .filter(easel -> easel.pid() == pid)
                    .findFirst()
                    .orElseThrow();
            holder.signal("STOP");

            world.awaitSettled();
            holder.signal("CONT");
            gate.open();

            await().atMost(PATIENCE).until(() -> saysThatItLost(holder.err()));
            assertThat(world.books.states()).containsExactly(Map.entry(request.event(), "DELIVERED"));
            return request;
        }
    }

    private static boolean saysThatItLost(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("left to another instance"));
    }
}
