package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenFile;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code /imagine} from Discord to the sandbox and back. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordJourneyTest {
    @TempDir
    private Path folder;

    private final FakeDiscord fake = FakeDiscord.start();
    private Easel easel;

    @BeforeEach
    void configure() {
        easel = new Easel(folder).at(fake).set("EASEL_QUOTAS", "[]");
    }

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private List<SeenMessage> inChannel() {
        return fake.messagesIn(fake.channel().id());
    }

    private static BufferedImage picture(SeenFile file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.bytes()));
    }

    private SeenMessage awaitWhisper(InteractionProbe probe) {
        await().atMost(SOON).until(() -> !probe.followUps().isEmpty());
        return probe.followUps().getFirst();
    }

    @Test
    void saysALineForEachThingAndReadyLast() throws IOException {
        easel.start();

        assertThat(easel.lines()).hasSize(6);
        assertThat(easel.lines().getFirst()).startsWith("sandbox").contains("http://127.0.0.1:", "OPENAI_API_KEY");
        assertThat(easel.lines().get(1)).startsWith("web").contains("http://127.0.0.1:");
        assertThat(easel.lines().get(2)).startsWith("playground").contains("http://127.0.0.1:");
        assertThat(easel.lines().get(3)).startsWith("discord").contains("/imagine");
        assertThat(easel.lines().get(4)).startsWith("slack").contains("SLACK_BOT_TOKEN");
        assertThat(easel.lines().getLast()).isEqualTo("ready");
        assertThat(fake.commands())
                .extracting(command -> command.path("name").asText())
                .contains("imagine", "edit", "easel-admin");
    }

    @Test
    void saysHowToTurnDiscordOn() throws IOException {
        easel.set("DISCORD_TOKEN", "").start();

        assertThat(easel.lines()).anyMatch(line -> line.startsWith("discord") && line.contains("DISCORD_TOKEN"));
        assertThat(easel.lines().getLast()).isEqualTo("ready");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void answersWithARealPictureOfTheAskedSize() throws IOException {
        easel.start();

        InteractionProbe probe = Easel.awaitPictures(
                fake.slash(Slash.imagine("a white siamese cat").option("size", "1536x1024")));

        SeenMessage reply = probe.original();
        BufferedImage picture = picture(reply.files().getFirst());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1536, 1024);
        assertThat(reply.files().getFirst().altText()).isEqualTo("a white siamese cat");
        assertThat(reply.content()).contains("a white siamese cat", "gpt-image-2.5-flare", "1536x1024", "$");
        assertThat(reply.ephemeral()).isFalse();
        assertThat(inChannel()).hasSize(1);
    }

    @Test
    void honoursItsOptions() throws IOException {
        easel.start();

        InteractionProbe probe = Easel.awaitPictures(fake.slash(Slash.imagine("a fox")
                .option("model", "gpt-image-2")
                .option("size", "landscape")
                .option("count", 2)
                .option("format", "jpeg")
                .option("compression", 50)
                .option("quality", "medium")
                .option("spoiler", true)));

        assertThat(probe.original().files()).hasSize(2).allSatisfy(file -> {
            assertThat(file.name()).startsWith("SPOILER_").endsWith(".jpg");
            assertThat(picture(file).getWidth()).isGreaterThan(picture(file).getHeight());
        });
        assertThat(probe.original().content()).contains("gpt-image-2 ", "medium");
    }

    @Test
    void whispersAPrivatePicture() throws IOException {
        easel.start();

        InteractionProbe probe =
                Easel.awaitPictures(fake.slash(Slash.imagine("a secret").option("private", true)));

        assertThat(probe.original().ephemeral()).isTrue();
        assertThat(inChannel()).isEmpty();
    }

    @Test
    void tellsPrivatelyWhatTheContentPolicyDeclined() throws IOException {
        easel.start();

        InteractionProbe probe = fake.slash(Slash.imagine("sandbox:policy"));

        SeenMessage whisper = awaitWhisper(probe);
        assertThat(whisper.ephemeral()).isTrue();
        assertThat(whisper.content()).contains("content policy", "Nothing was charged");
        assertThat(inChannel()).isEmpty();
    }

    @Test
    void drawsAgainAfterAFaultOfTheImageService() throws IOException {
        easel.start();

        InteractionProbe probe = Easel.awaitPictures(fake.slash(Slash.imagine("a cat sandbox:500")));

        assertThat(probe.original().files()).hasSize(1);
    }

    @Test
    void acknowledgesAndDeliversFiftyCommandsAtOnce() throws IOException {
        easel.start();

        List<InteractionProbe> probes = IntStream.range(0, 50)
                .mapToObj(number -> fake.slash(Slash.imagine("cat " + number)
                        .option("size", "1024x1024")
                        .by(fake.addUser("User " + number))))
                .toList();

        probes.forEach(Easel::awaitPictures);
        assertThat(inChannel())
                .hasSize(50)
                .allSatisfy(message -> assertThat(message.files()).hasSize(1));
        assertThat(probes)
                .allSatisfy(
                        probe -> assertThat(probe.original().files().getFirst().altText())
                                .isNotEmpty());
    }
}
