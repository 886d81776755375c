package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several prompts at once from Slack to the sandbox and back. */
class SlackBatchTest {
    @TempDir
    private Path folder;

    private final FakeSlack fake = FakeSlack.start();
    private Easel easel;

    @BeforeEach
    void start() throws IOException {
        easel = new Easel(folder).set("EASEL_QUOTAS", "[]").at(fake).start();
    }

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private List<SeenMessage> easels() {
        return fake.messagesIn(fake.channel()).stream()
                .filter(message -> message.user().equals(fake.bot().id()))
                .toList();
    }

    private long pictures() {
        return easels().stream()
                .filter(message -> !fake.files().imagesOf(message).isEmpty())
                .count();
    }

    @Test
    void drawsAPromptALineInTheThreadAndSaysHowItEnded() {
        SeenMessage root = fake.happens().say(fake.channel(), fake.user(), "who draws?", null);

        fake.happens().mentionIn(root, fake.user(), "a fox\na sandbox:policy cat\na {red|blue} boat");

        await().atMost(SOON)
                .until(() -> easels().stream()
                        .anyMatch(message -> message.words().contains("3 of 4 prompts are drawn, 1 refused")));
        assertThat(pictures()).isEqualTo(3);
        assertThat(easels()).hasSize(4).allMatch(message -> root.ts().equals(message.thread()));
        assertThat(easels().getFirst().words()).contains("2 “a sandbox:policy cat”");
    }

    @Test
    void drawsStylesAndAContactSheetInPlaceOfTheStatusLine() {
        fake.happens().slash("/imagine", "a fox --styles \"watercolor; anime\"", fake.channel(), fake.user());

        await().atMost(SOON).until(() -> pictures() == 3);
        assertThat(easels()).hasSize(3);
        assertThat(easels().getFirst().words()).contains("All 2 prompts are drawn.");
    }

    @Test
    void redrawsAnAnsweredPictureInEveryChoice() {
        fake.happens().slash("/imagine", "a fox", fake.channel(), fake.user());
        await().atMost(SOON).until(() -> pictures() == 1);

        fake.happens().mentionIn(easels().getFirst(), fake.user(), "a {red|blue} hat");

        await().atMost(SOON)
                .until(() ->
                        easels().stream().anyMatch(message -> message.words().contains("All 2 prompts are drawn.")));
        assertThat(pictures()).isEqualTo(3);
    }

    @Test
    void pointsAtTheBraceThatMakesNoSense() {
        SeenMessage root = fake.happens().say(fake.channel(), fake.user(), "who draws?", null);

        fake.happens().mentionIn(root, fake.user(), "a fox\na {red|blue cat");

        await().atMost(SOON)
                .until(() -> fake.messagesIn(fake.channel()).stream()
                        .anyMatch(message -> message.onlyFor() != null
                                && message.words()
                                        .contains(
                                                "Prompt 2: The brace at character 3 is never closed: “a ▸{red|blue")));
    }
}
