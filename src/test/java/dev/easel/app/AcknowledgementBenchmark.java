package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.FakeImages;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How soon commands that come at once, each from somebody else, are acknowledged by Easel as its users start it: by a
 * process that has just said that it is ready, and by one that is warm. Prints its figures. Discord waits three seconds;
 * it lives in this process, on the same processors.
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
                FakeImages images = FakeImages.start()) {
            images.hold();
            List<FakeUser> people = IntStream.range(0, commands)
                    .mapToObj(number -> fake.addUser("p" + number))
                    .toList();
            // Discord itself is warm always.
            measure(fake, images, people, "first");

            assertThat(measure(fake, images, people, "second")).allSatisfy(Waits::assertInTime);
        }
    }

    private List<Waits> measure(FakeDiscord fake, FakeImages images, List<FakeUser> people, String name)
            throws IOException {
        try (EaselProcess _ = start(fake, images, Files.createDirectory(folder.resolve(name)))) {
            List<Waits> bursts = new ArrayList<>();
            for (int burst = 0; burst <= BURSTS; burst++) {
                bursts.add(burst(fake, people));
                bursts.getLast().report(name + " process, " + (burst == 0 ? "fresh" : "warm"));
            }
            return bursts;
        }
    }

    private static EaselProcess start(FakeDiscord fake, FakeImages images, Path home) {
        return EaselProcess.launcher(
                        home,
                        Map.of(
                                "DISCORD_TOKEN",
                                fake.token(),
                                "DISCORD_API_URL",
                                fake.apiUrl(),
                                "OPENAI_API_KEY",
                                "test",
                                "OPENAI_BASE_URL",
                                images.url(),
                                "EASEL_JAVA_OPTS",
                                "", // as users start it: other tests compile less
                                "EASEL_WEB_PORT",
                                "0",
                                "EASEL_DATA_DIR",
                                home.toString(),
                                "EASEL_JOBS_WAITING_IN_ALL",
                                "10000"),
                        "run")
                .awaitReady();
    }

    private static Waits burst(FakeDiscord fake, List<FakeUser> people) {
        List<InteractionProbe> probes = people.stream()
                .map(person -> fake.slash(Slash.imagine("a cat").by(person)))
                .toList();
        return new Waits(
                probes.stream().map(probe -> probe.awaitAnyCallback(PATIENCE)).toList());
    }
}
