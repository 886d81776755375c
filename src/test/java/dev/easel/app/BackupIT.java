package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.job.JobHistory.Tally;
import dev.easel.core.job.JobState;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobHistory;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar is backed up while it draws, killed, and brought back: nobody pays twice, and everybody is told. */
final class BackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeDiscord discord = FakeDiscord.start();
    private final HeldSandbox images = new HeldSandbox();
    private final FakeUser ann = discord.addUser("Ann");

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        images.close();
        discord.close();
    }

    @Test
    void refundsWhatWasBeingDrawnAndDrawsItNeverAgain() throws InterruptedException {
        InteractionProbe probe;
        try (EaselProcess easel = start()) {
            probe = discord.slash(Slash.imagine("a lighthouse sandbox:slow").by(ann));
            images.awaitCall();

            assertThat(run("backup", "kept.backup")).isZero();
            assertThat(run("restore", "kept.backup")).isEqualTo(1);
            easel.kill();
        }

        assertThat(run("restore", "kept.backup")).isZero();

        try (EaselProcess _ = start()) {
            images.release(2);
            await().atMost(PATIENCE)
                    .until(() -> probe.followUps().stream()
                            .anyMatch(told -> told.content().contains("Nothing was charged")));
            assertThat(probe.original().files()).isEmpty();
            assertThat(images.calls()).isEqualTo(1);
            assertThat(run("doctor", "--json")).isZero();
        }
    }

    @Test
    void isBroughtBackByASecondTryWhenTheFirstIsKilled() throws Exception {
        try (EaselProcess draw = EaselProcess.jar(folder, Map.of(), "imagine", "a white siamese cat")) {
            assertThat(draw.awaitExit()).isZero();
        }
        assertThat(run("backup", "kept.backup")).isZero();
        Path data = folder.resolve("data");
        for (String sign : List.of(".restore-", "before-restore-")) {
            try (EaselProcess restore = EaselProcess.jar(folder, Map.of(), "restore", "kept.backup")) {
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(PATIENCE)
                        .until(() -> !restore.isAlive() || holds(data, sign));
                restore.kill();
            }
        }

        assertThat(run("restore", "kept.backup")).isZero();

        assertThat(holds(data, ".restore-")).isFalse();
        assertThat(run("doctor", "--json")).isZero();
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("easel.db"))) {
            assertThat(new JdbcJobHistory(database).listTallies(Instant.EPOCH))
                    .containsExactly(new Tally(JobState.DELIVERED, "", 1));
        }
    }

    private static boolean holds(Path folder, String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(beginning));
        }
    }

    private int run(String... arguments) throws InterruptedException {
        try (EaselProcess process = EaselProcess.jar(folder, Map.of("EASEL_WEB_PORT", "0"), arguments)) {
            int code = process.awaitExit();
            assertThat(process.err()).hasSize(code == 0 ? 0 : 1);
            return code;
        }
    }

    private EaselProcess start() {
        return EaselProcess.jar(
                        folder,
                        Map.of(
                                "DISCORD_TOKEN", discord.token(),
                                "DISCORD_API_URL", discord.apiUrl(),
                                "OPENAI_API_KEY", "test",
                                "OPENAI_BASE_URL", images.url(),
                                "EASEL_WEB_PORT", "0"),
                        "run")
                .awaitReady();
    }
}
