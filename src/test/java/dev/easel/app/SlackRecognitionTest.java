package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.CommandName;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of Easel's that somebody shares again in Slack, and asks about. */
class SlackRecognitionTest {
    @TempDir
    private Path folder;

    private final FakeSlack fake = FakeSlack.start();
    private Easel easel;

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private byte[] drawn() throws IOException {
        easel = new Easel(folder).set("EASEL_QUOTAS", "[]").at(fake).start();
        fake.happens().slash("/imagine", "a white cat by a lake", fake.channel(), fake.user());
        await().atMost(SOON).until(() -> !pictures().isEmpty());
        return fake.files()
                .bytes(pictures()
                        .getFirst()
                        .blocks()
                        .findValue("slack_file")
                        .path("id")
                        .asText());
    }

    private List<SeenMessage> pictures() {
        return fake.messagesIn(fake.channel()).stream()
                .filter(message -> message.user().equals(fake.bot().id()))
                .filter(message -> message.blocks().findValue("slack_file") != null)
                .toList();
    }

    /** What somebody is told of a file that they share in the channel. */
    private SeenMessage ask(byte[] file, FakePerson by) {
        SeenMessage again = fake.happens()
                .say(fake.channel(), by, "look", null, fake.shared().share("saved.png", "image/png", file));
        int before = told(by).size();
        fake.happens().messageShortcut(CommandName.INFO.word(), again, by);
        await().atMost(SOON).until(() -> told(by).size() > before);
        return told(by).getLast();
    }

    /** What this person alone sees: here, and where pictures are shown to one person. */
    private List<SeenMessage> told(FakePerson who) {
        Stream<SeenMessage> here = fake.happens().seenBy(who, fake.channel()).stream()
                .filter(message -> who.id().equals(message.onlyFor()));
        return Stream.concat(here, fake.messagesIn(fake.direct(who)).stream()).toList();
    }

    @Test
    void knowsTheFileThatWasSharedAgain() throws IOException {
        byte[] file = drawn();

        assertThat(ask(file, fake.user()).words()).contains("a white cat by a lake");
        assertThat(ask(file, fake.addUser("ben")).words()).contains("a white cat by a lake");
    }

    @Test
    void knowsItWithoutItsMetadata() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawn()));
        ByteArrayOutputStream stripped = new ByteArrayOutputStream();
        ImageIO.write(image, "png", stripped);

        assertThat(ask(stripped.toByteArray(), fake.user()).words())
                .contains("looks just like this one", "a white cat by a lake");
    }

    @Test
    void saysThatItKnowsNoSuchPicture() throws IOException {
        drawn();

        assertThat(ask(SlackJourneyTest.png(), fake.user()).words())
                .contains("knows no such picture")
                .doesNotContain("a white cat");
    }
}
