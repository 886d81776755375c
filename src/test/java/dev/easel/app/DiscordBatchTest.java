package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several prompts at once from Discord to the sandbox and back. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordBatchTest {
    @TempDir
    private Path folder;

    private final FakeDiscord fake = FakeDiscord.start();
    private Easel easel;

    @BeforeEach
    void start() throws IOException {
        easel = new Easel(folder)
                .at(fake)
                .set("EASEL_QUOTAS", "[]")
                .set("EASEL_ATTACHMENT_ORIGINS", fake.origin())
                .start();
    }

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private long pictures() {
        return fake.messagesIn(fake.channel().id()).stream()
                .filter(message -> !message.files().isEmpty())
                .count();
    }

    private static void awaitWords(InteractionProbe probe, String words) {
        probe.awaitCallback(SOON);
        await().atMost(SOON).until(() -> probe.original().content().contains(words));
    }

    @Test
    void asksForThePromptsAndDrawsThem() {
        InteractionProbe asked =
                fake.slash(Slash.command("batch").option("size", "landscape")).awaitCallback(SOON);
        assertThat(asked.callbackType()).isEqualTo(9);
        assertThat(asked.callback().toString()).contains("--size=");

        InteractionProbe sent = fake.submit(
                asked, Map.of("prompt", "--size=\"landscape\"\na fox\na sandbox:policy cat\na dog"), fake.user());

        awaitWords(sent, "2 of 3 prompts are drawn, 1 refused");
        assertThat(sent.original().content()).contains("2 “a sandbox:policy cat”");
        assertThat(sent.original().ephemeral()).isFalse();
        assertThat(pictures()).isEqualTo(2);
    }

    @Test
    void drawsThePromptsOfATextFile() {
        InteractionProbe probe = fake.slash(Slash.command("batch")
                .attachment("file", "prompts.txt", "a {red|blue} boat\na fox\n".getBytes(StandardCharsets.UTF_8)));

        awaitWords(probe, "All 3 prompts are drawn.");
        assertThat(pictures()).isEqualTo(3);
    }

    @Test
    void endsStylesWithAContactSheet() {
        InteractionProbe probe = fake.slash(Slash.imagine("a fox").option("styles", "watercolor; anime"));

        awaitWords(probe, "All 2 prompts are drawn.");
        SeenMessage sheet = probe.original();
        assertThat(sheet.files())
                .singleElement()
                .satisfies(file -> assertThat(file.altText()).isEqualTo("Contact sheet of all pictures"));
        assertThat(pictures()).isEqualTo(3);
    }

    @Test
    void redrawsAPictureInEveryChoiceAndStyle() throws IOException {
        byte[] cat = Files.readAllBytes(Path.of("docs/images/a-white-siamese-cat.png"));

        InteractionProbe probe = fake.slash(Slash.command("edit")
                .option("prompt", "a {red|blue} hat")
                .option("styles", "watercolor; anime")
                .attachment("image", "cat.png", cat));

        awaitWords(probe, "All 4 prompts are drawn.");
        assertThat(pictures()).isEqualTo(5);
    }

    @Test
    void pointsAtTheBraceThatMakesNoSense() {
        InteractionProbe probe = fake.slash(Slash.imagine("a {red|blue cat"));

        awaitWords(probe, "The brace at character 3 is never closed: “a ▸{red");
        assertThat(probe.isEphemeral()).isTrue();
        assertThat(probe.original().content()).contains("write \\\\{ for a brace");
    }
}
