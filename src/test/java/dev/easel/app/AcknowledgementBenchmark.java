package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.FakeImages;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How soon commands that come at once are acknowledged: by a process that has just said that it is ready, and by one that
 * is warm. Prints its figures. Discord waits three seconds.
 */
@Tag("benchmark")
class AcknowledgementBenchmark {
    private static final int BURSTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void acknowledgesBursts(int commands) throws IOException {
        try (FakeDiscord fake = FakeDiscord.start();
                FakeImages images = FakeImages.start();
                Easel easel = new Easel(folder)
                        .at(fake)
                        .set("OPENAI_BASE_URL", images.url())
                        .set("EASEL_JOBS_WAITING_PER_USER", "10000")
                        .set("EASEL_JOBS_WAITING_IN_ALL", "10000")
                        .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 10000 }]")) {
            images.hold();
            long starting = System.nanoTime();
            easel.start();
            System.out.printf(
                    "ready after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - starting).toMillis());
            List<Waits> bursts = new ArrayList<>();
            for (int burst = 0; burst <= BURSTS; burst++) {
                bursts.add(burst(fake, commands));
                bursts.getLast().report(burst == 0 ? "fresh" : "warm");
            }
            assertThat(bursts).allSatisfy(Waits::assertInTime);
            images.release();
        }
    }

    private static Waits burst(FakeDiscord fake, int commands) {
        List<InteractionProbe> probes = IntStream.range(0, commands)
                .mapToObj(number -> fake.slash(Slash.imagine("cat " + number)))
                .toList();
        return new Waits(probes.stream()
                .map(probe -> probe.awaitCallback(PATIENCE).acknowledgedAfter())
                .toList());
    }
}
