package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of Easel's that somebody posts again, through the real application. */
class RecognitionJourneyTest {
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

    private byte[] drawn() throws IOException {
        easel = new Easel(folder)
                .at(fake)
                .set("EASEL_QUOTAS", "[]")
                .set("EASEL_ATTACHMENT_ORIGINS", fake.origin())
                .start();
        SeenMessage picture = Easel.awaitPictures(fake.slash(Slash.imagine("a white cat by a lake")))
                .original();
        return picture.files().getFirst().bytes();
    }

    private InteractionProbe ask(byte[] file, FakeUser by) {
        SeenMessage again = fake.post(fake.channel(), by, "look", fake.file("saved.png", file));
        return fake.onMessage("What made this?", again, by).awaitCallback(SOON);
    }

    @Test
    void knowsTheFileThatWasPostedAgain() throws IOException {
        byte[] file = drawn();

        InteractionProbe answer = ask(file, fake.user());

        assertThat(answer.isEphemeral()).isTrue();
        assertThat(answer.original().content()).contains("a white cat by a lake");
    }

    @Test
    void knowsItWithoutItsMetadata() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawn()));
        ByteArrayOutputStream stripped = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", stripped);

        InteractionProbe answer = ask(stripped.toByteArray(), fake.user());

        assertThat(answer.original().content()).contains("looks just like this one", "a white cat by a lake");
    }
}
