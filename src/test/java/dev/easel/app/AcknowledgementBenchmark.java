package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.FakeImages;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon a hundred commands at once are acknowledged, first by a process that has just started. Prints its figures.
 * Discord waits three seconds.
 */
@Tag("benchmark")
class AcknowledgementBenchmark {
    private static final int COMMANDS = 100;
    private static final int BURSTS = 5;

    @TempDir
    private Path folder;

    @Test
    void acknowledgesBursts() throws IOException {
        try (FakeDiscord fake = FakeDiscord.start();
                FakeImages images = FakeImages.start();
                Easel easel = new Easel(folder)
                        .at(fake)
                        .set("OPENAI_BASE_URL", images.url())
                        .set("EASEL_JOBS_WAITING_PER_USER", "1000")
                        .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 1000 }]")) {
            long starting = System.nanoTime();
            easel.start();
            System.out.printf(
                    "ready after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - starting).toMillis());
            for (int burst = 1; burst <= BURSTS; burst++) {
                List<Duration> waits = burst(fake);
                System.out.printf(
                        "burst %d: p50 %d ms, p99 %d ms, max %d ms%n",
                        burst,
                        waits.get(COMMANDS / 2).toMillis(),
                        waits.get(COMMANDS * 99 / 100 - 1).toMillis(),
                        waits.getLast().toMillis());
            }
        }
    }

    private static List<Duration> burst(FakeDiscord fake) {
        List<InteractionProbe> probes = IntStream.range(0, COMMANDS)
                .mapToObj(number -> fake.slash(Slash.imagine("cat " + number)))
                .toList();
        probes.forEach(Easel::awaitPictures);
        List<Duration> waits = probes.stream()
                .map(InteractionProbe::acknowledgedAfter)
                .sorted()
                .toList();
        assertThat(waits).hasSize(COMMANDS);
        return waits;
    }
}
