package dev.easel.app;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** How long after a restart the first job that a killed process was drawing is drawn again. Prints its figures. */
@Tag("benchmark")
class RecoveryBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void takesUpWhatAKilledProcessLeft() throws InterruptedException {
        try (FakeDiscord discord = FakeDiscord.start();
                HeldSandbox images = new HeldSandbox()) {
            try (EaselProcess victim = start(discord, images).awaitReady()) {
                discord.slash(Slash.imagine("a lighthouse sandbox:slow")).awaitCallback(PATIENCE);
                images.awaitCall();
                victim.kill();
            }
            long started = System.nanoTime();
            try (EaselProcess heir = start(discord, images)) {
                heir.awaitReady();
                Duration ready = Duration.ofNanos(System.nanoTime() - started);
                images.awaitCall();
                System.out.printf(
                        "ready %d ms after the start, the left job called for again %d ms after it%n",
                        ready.toMillis(),
                        Duration.ofNanos(System.nanoTime() - started).toMillis());
            }
        }
    }

    private EaselProcess start(FakeDiscord discord, HeldSandbox images) {
        return EaselProcess.jar(
                folder,
                Map.of(
                        "DISCORD_TOKEN", discord.token(),
                        "DISCORD_API_URL", discord.apiUrl(),
                        "OPENAI_API_KEY", "test",
                        "OPENAI_BASE_URL", images.url(),
                        "EASEL_WEB_PORT", "0"),
                "run");
    }
}
