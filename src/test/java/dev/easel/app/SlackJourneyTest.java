package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.easel.platform.slack.SlackPlatform;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.Told;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Slack to the sandbox and back. */
class SlackJourneyTest {
    @TempDir
    private Path folder;

    private final FakeSlack fake = FakeSlack.start();
    private Easel easel;

    @BeforeEach
    void configure() {
        easel = new Easel(folder).set("EASEL_QUOTAS", "[]");
    }

    @AfterEach
    void close() {
        easel.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    /** The newest message of Easel's that shows so many pictures. */
    private SeenMessage awaitPictures(FakeConversation where, int count) {
        await().atMost(SOON).until(() -> findPictures(where, count).isPresent());
        return findPictures(where, count).orElseThrow();
    }

    private Optional<SeenMessage> findPictures(FakeConversation where, int count) {
        return fake.messagesIn(where).stream()
                .filter(message -> message.user().equals(fake.bot().id()))
                .filter(message -> fake.files().imagesOf(message).size() == count)
                .reduce((first, last) -> last);
    }

    static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void saysThatItIsConnected() throws IOException {
        easel.at(fake).start();

        assertThat(easel.lines()).anyMatch(line -> line.startsWith("slack") && line.contains("Socket Mode"));
        assertThat(easel.lines().getLast()).isEqualTo("ready");
        assertThat(fake.sockets().count()).isEqualTo(2);
        assertThat(status("/readyz")).isEqualTo(200);
    }

    @Test
    void isNotReadyWhileItHearsNothing() throws IOException {
        easel.at(fake).start();

        fake.stopListening();

        await().atMost(SOON).until(() -> status("/readyz") == 503);
        fake.listenAgain();
        await().atMost(SOON).until(() -> status("/readyz") == 200);
    }

    private int status(String path) throws IOException {
        return ((HttpURLConnection) URI.create(easel.webUrl() + path).toURL().openConnection()).getResponseCode();
    }

    @Test
    void endsWithASentenceWhenTheTokenIsWrong() {
        easel.at(fake).set("SLACK_BOT_TOKEN", "xoxb-wrong");

        assertThatThrownBy(easel::start)
                .isInstanceOf(SlackPlatform.RejectedException.class)
                .hasMessageContaining("SLACK_BOT_TOKEN");
    }

    @Test
    void drawsWhatACommandAsksFor() throws IOException {
        easel.at(fake).start();

        fake.happens()
                .slash("/imagine", "salt &amp; pepper --size landscape --count 2", fake.channel(), fake.user())
                .awaitHeard(SOON);

        SeenMessage result = awaitPictures(fake.channel(), 2);
        assertThat(result.thread()).isNull();
        assertThat(result.words()).contains("salt & pepper");
    }

    @Test
    void drawsInTheThreadThatItWasAskedIn() throws IOException {
        easel.at(fake).start();
        SeenMessage root = fake.happens().say(fake.channel(), fake.user(), "who draws?", null);

        fake.happens().mentionIn(root, fake.user(), "a white siamese cat");

        assertThat(awaitPictures(fake.channel(), 1).thread()).isEqualTo(root.ts());
    }

    @Test
    void editsTheLatestPictureOfTheThreadItIsAskedIn() throws IOException {
        easel.at(fake).start();
        SeenMessage root = fake.happens().say(fake.channel(), fake.user(), "who draws?", null);
        fake.happens().mentionIn(root, fake.user(), "a white cat");
        awaitPictures(fake.channel(), 1);

        fake.happens().mentionIn(root, fake.user(), "make it blue");
        await().atMost(SOON).until(() -> pictures().size() == 2);

        fake.happens().press(pictures().getLast(), "Info", fake.user());
        await().atMost(SOON)
                .until(() -> fake.happens().seenBy(fake.user(), fake.channel()).stream()
                        .anyMatch(message -> message.words().contains("Made from picture 1 of “a white cat”")));
    }

    @Test
    void editsAPictureThatComesAlong() throws IOException {
        easel.at(fake).start();

        fake.happens().direct(fake.user(), "make it blue", fake.shared().share("cat.png", "image/png", png()));

        assertThat(awaitPictures(fake.direct(fake.user()), 1).words()).contains("make it blue");
        assertThat(fake.shared().tokensAtLogin()).isEmpty();
    }

    @Test
    void variesAPictureThatSomebodyReactedTo() throws IOException {
        easel.at(fake).start();
        SeenMessage picture = fake.happens()
                .say(
                        fake.channel(),
                        fake.addUser("ben"),
                        "look",
                        null,
                        fake.shared().share("cat.png", "image/png", png()));

        fake.happens().react(picture, "art", fake.user());

        assertThat(awaitPictures(fake.channel(), 1).thread()).isEqualTo(picture.ts());
    }

    @Test
    void drawsOnceHoweverOftenItIsTold() throws IOException {
        easel.at(fake).start();
        Told told = fake.happens().mention(fake.channel(), fake.user(), "a cat").awaitHeard(SOON);
        awaitPictures(fake.channel(), 1);
        easel.stop();
        easel.start();

        fake.happens().again(told).awaitHeard(SOON);
        fake.happens().againAsNew(told).awaitHeard(SOON);
        fake.happens().mention(fake.channel(), fake.user(), "a dog").awaitHeard(SOON);

        await().atMost(SOON).until(() -> pictures().size() == 2);
        assertThat(pictures()).extracting(SeenMessage::words).noneMatch(words -> words.isBlank());
    }

    private List<SeenMessage> pictures() {
        return fake.messagesIn(fake.channel()).stream()
                .filter(message -> !fake.files().imagesOf(message).isEmpty())
                .toList();
    }

    @Test
    void drawsWhatSignedRequestsAskFor() throws IOException {
        easel.behind(fake).start();
        fake.happens().tellBy(URI.create(easel.webUrl() + "/slack/events"));

        Told told = fake.happens().slash("/imagine", "a cat", fake.channel(), fake.user());

        assertThat(told.status()).isEqualTo(200);
        assertThat(awaitPictures(fake.channel(), 1).words()).contains("a cat");
        assertThat(easel.lines()).anyMatch(line -> line.startsWith("slack") && line.contains("/slack/events"));
    }

    @Test
    void keepsOutOfChannelsSharedWithOthers() throws IOException {
        easel.at(fake).start();
        FakeConversation shared = fake.addChannel("partners");
        fake.share(shared);

        fake.happens().mention(shared, fake.user(), "a cat");

        await().atMost(SOON)
                .until(() -> !fake.messagesIn(shared).stream()
                        .filter(message -> message.user().equals(fake.bot().id()))
                        .toList()
                        .isEmpty());
        assertThat(fake.messagesIn(shared).getLast())
                .satisfies(message ->
                        assertThat(message.onlyFor()).isEqualTo(fake.user().id()))
                .satisfies(message -> assertThat(message.words()).contains("shared"));
    }
}
