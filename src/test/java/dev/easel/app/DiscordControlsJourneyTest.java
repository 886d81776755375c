package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a picture to the next one, through the real application. */
class DiscordControlsJourneyTest {
    @TempDir
    Path folder;

    private final FakeDiscord fake = FakeDiscord.start();
    private Easel easel;

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private SeenMessage drawn() throws IOException {
        easel = new Easel(folder).at(fake).set("EASEL_QUOTAS", "[]").start();
        return Easel.awaitPictures(fake.slash(Slash.imagine("a white cat"))).original();
    }

    private long pictures() {
        return fake.messagesIn(fake.channel().id()).stream()
                .filter(message -> !message.files().isEmpty())
                .count();
    }

    @Test
    void drawsAgainAndTellsWhatMadeIt() throws IOException {
        SeenMessage picture = drawn();

        Easel.awaitPictures(fake.press(picture, "🔁 Again", fake.user()));
        InteractionProbe info = fake.press(picture, "ℹ️ Info", fake.user()).awaitCallback(SOON);

        assertThat(info.isEphemeral()).isTrue();
        assertThat(info.original().content()).contains("a white cat");
        assertThat(pictures()).isEqualTo(2);
    }

    @Test
    void answersEmojisAndTheMenuOfAMessage() throws IOException {
        SeenMessage picture = drawn();

        fake.react(picture, "🎨", fake.addUser("Zoë"));
        await().atMost(SOON).until(() -> pictures() == 2);
        Easel.awaitPictures(fake.onMessage("Create variations", picture, fake.user()));

        assertThat(pictures()).isEqualTo(3);
    }

    @Test
    void asksWhatToChangeAndChangesIt() throws IOException {
        InteractionProbe asked = fake.press(drawn(), "✏️ Edit…", fake.user()).awaitCallback(SOON);
        assertThat(asked.callbackType()).isEqualTo(9);

        Easel.awaitPictures(fake.submit(asked, Map.of("prompt", "at night"), fake.user()));

        assertThat(pictures()).isEqualTo(2);
    }

    @Test
    void takesAPictureBack() throws IOException {
        fake.press(drawn(), "🗑️ Delete", fake.user()).awaitCallback(SOON);

        await().atMost(SOON).until(() -> pictures() == 0);
    }
}
