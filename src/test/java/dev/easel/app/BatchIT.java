package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many prompts at once, with the real jar and the sandbox. */
final class BatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PROMPTS = 50;

    @TempDir
    Path folder;

    @Test
    void everyPromptEndsInAPictureOrAReasonThoughEaselIsKilledInTheMiddle() throws Exception {
        try (FakeDiscord discord = FakeDiscord.start()) {
            InteractionProbe probe;
            try (EaselProcess easel = start(discord)) {
                probe = discord.slash(Slash.command("batch").attachment("file", "prompts.txt", prompts()));
                await().atMost(PATIENCE).until(() -> pictures(discord) >= 15);
                easel.kill();
            }
            assertThat(pictures(discord)).isLessThan(45);

            try (EaselProcess _ = start(discord)) {
                await().atMost(PATIENCE).until(() -> !summaries(discord).isEmpty());
                assertThat(probe.original().content())
                        .startsWith("45 of 50 prompts are drawn, 5 refused")
                        .contains("10 “number 10 sandbox:policy”", "50 “number 50 sandbox:policy”");
            }

            assertThat(summaries(discord)).hasSize(1);
            assertThat(pictures(discord)).isEqualTo(45);
            assertThat(discord.complaints()).isEmpty();
        }
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("data/easel.db"))) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    private EaselProcess start(FakeDiscord discord) {
        return EaselProcess.jar(
                        folder,
                        Map.of(
                                "DISCORD_TOKEN", discord.token(),
                                "DISCORD_API_URL", discord.apiUrl(),
                                "EASEL_ATTACHMENT_ORIGINS", discord.origin(),
                                "EASEL_BATCH_MAX_PROMPTS", "50",
                                "EASEL_JOBS_RUNNING_PER_USER", "4",
                                "EASEL_PROVIDER_IMAGES_PER_MINUTE", "6000",
                                "EASEL_QUOTAS", "[{scope: user, window: day, images: 50}]",
                                "EASEL_WEB_PORT", "0"),
                        "run")
                .awaitReady();
    }

    /** Every tenth one is refused. */
    private static byte[] prompts() {
        return IntStream.rangeClosed(1, PROMPTS)
                .mapToObj(number -> "number " + number + (number % 10 == 0 ? " sandbox:policy" : ""))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long pictures(FakeDiscord discord) {
        return visible(discord).stream()
                .filter(message -> !message.files().isEmpty())
                .count();
    }

    private static List<SeenMessage> summaries(FakeDiscord discord) {
        return visible(discord).stream()
                .filter(message -> message.content().contains("prompts are drawn"))
                .toList();
    }

    private static List<SeenMessage> visible(FakeDiscord discord) {
        return discord.messagesIn(discord.channel().id()).stream()
                .filter(message -> !message.deleted())
                .toList();
    }

    @Test
    void readsPromptsFromAFileAndSaysWhatIsMissing() throws Exception {
        Files.writeString(folder.resolve("prompts.txt"), "a {red|blue} boat\na sandbox:policy fox\n");

        EaselProcess easel = EaselProcess.jar(folder, Map.of(), "imagine", "--prompts", "prompts.txt", "--out", "out");

        assertThat(easel.awaitExit()).isEqualTo(1);
        assertThat(easel.out()).hasSize(2).allMatch(path -> Files.exists(folder.resolve(path)));
        assertThat(easel.err())
                .filteredOn(line -> line.startsWith("error: "))
                .containsExactly("error: 2 of 3 prompts are drawn, 1 refused");
        assertThat(easel.err().getLast()).startsWith("3 “a sandbox:policy fox”: ");
    }

    @Test
    void writesEachStyleAndAContactSheet() throws Exception {
        EaselProcess easel =
                EaselProcess.jar(folder, Map.of(), "imagine", "a fox", "--styles", "watercolor; anime", "--out", "out");

        assertThat(easel.awaitExit()).isZero();
        assertThat(easel.out()).hasSize(3).allMatch(path -> Files.exists(folder.resolve(path)));
        assertThat(easel.err().getLast()).isEqualTo("All 2 prompts are drawn.");
    }
}
