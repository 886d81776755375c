package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.HeldSandbox;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.WebFaults;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture that nobody can be given any more is kept: its asker fetches it from the gallery, and pays for it once. */
class UndeliverableJourneyTest {
    private static final String PROMPT = "sandbox:slow lighthouse";
    private static final String ONE_USED = "4 of 5 pictures left today";

    private static final Duration TOO_LATE = Duration.ofMinutes(20);

    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeSlack slack = FakeSlack.start();
    private final HeldSandbox images = new HeldSandbox();
    private Easel easel;

    @BeforeEach
    void start() throws IOException {
        easel = new Easel(folder)
                .at(discord)
                .at(slack)
                .set("OPENAI_BASE_URL", images.url())
                .set("OPENAI_API_KEY", "test")
                .set("EASEL_IMAGE_PREVIEWS", "0")
                .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 5 }]")
                .start();
    }

    @AfterEach
    void close() {
        easel.close();
        images.close();
        discord.close();
        slack.close();
        assertThat(discord.complaints()).isEmpty();
        assertThat(slack.complaints()).isEmpty();
    }

    private void awaitKept(int jobs) {
        await().atMost(SOON).until(() -> metrics().contains("state=\"undeliverable\"} %d.0".formatted(jobs)));
    }

    private String metrics() throws IOException {
        try (InputStream text = URI.create(easel.webUrl() + "/metrics").toURL().openStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String answerOnDiscord(String command) {
        return fetched(command).original().content();
    }

    private InteractionProbe fetched(String command) {
        InteractionProbe probe = discord.slash(Slash.command(command)).awaitCallback(SOON);
        await().atMost(SOON)
                .until(() -> !probe.original().loading()
                        && !probe.original().content().isEmpty());
        return probe;
    }

    @Test
    void givesAPictureFromTheGalleryOfDiscordWhereTheChannelAndDirectMessagesAreClosed() throws Exception {
        InteractionProbe asked = discord.slash(Slash.imagine(PROMPT)).awaitCallback(SOON);
        images.awaitCall();
        discord.age(asked, TOO_LATE);
        discord.rest().forbidChannel(discord.channel());
        discord.closeDirect(discord.user());

        images.release(1);
        awaitKept(1);
        InteractionProbe gallery = fetched("gallery");

        assertThat(gallery.original().ephemeral()).isTrue();
        assertThat(gallery.original().files()).hasSize(1);
        assertThat(gallery.original().content()).contains("lighthouse");
        assertThat(answerOnDiscord("quota")).contains(ONE_USED);
        assertThat(images.calls()).isEqualTo(1);
    }

    @Test
    void givesAPictureOfADeletedChannelFromTheGalleryAfterARestart() throws Exception {
        var gone = discord.addChannel(discord.guild(), "gone");
        InteractionProbe asked = discord.slash(Slash.imagine(PROMPT).in(gone)).awaitCallback(SOON);
        images.awaitCall();
        discord.age(asked, TOO_LATE);
        discord.deleteChannel(gone);
        discord.rest().hideChannel(gone);
        discord.closeDirect(discord.user());

        images.release(1);
        awaitKept(1);
        easel.stop();
        easel.start();
        InteractionProbe gallery = fetched("gallery");

        assertThat(gallery.original().files()).hasSize(1);
        assertThat(answerOnDiscord("quota")).contains(ONE_USED);
        assertThat(images.calls()).isEqualTo(1);
    }

    private List<SeenMessage> onSlack(FakeConversation where, String words) {
        return slack.messagesIn(where).stream()
                .filter(message -> message.words().contains(words))
                .toList();
    }

    /** The channel is archived, and nobody takes a message directly or in answer to what they typed. */
    private void closeAllOnSlack() {
        slack.archive(slack.channel());
        slack.faults().failNext(WebFaults.RESPONSE_URL, Integer.MAX_VALUE, 404);
        slack.faults().refuse("chat.postMessage", "restricted_action");
        slack.faults().refuse("chat.update", "is_archived");
    }

    private void assertFetchedOnSlack() {
        FakeConversation direct = slack.direct(slack.user());
        slack.happens().slash("/easel", "gallery", direct, slack.user());
        await().atMost(SOON)
                .until(() -> !onSlack(direct, "Your pictures, the newest first").isEmpty());
        SeenMessage gallery = onSlack(direct, "Your pictures, the newest first").getLast();
        slack.happens().slash("/easel", "quota", direct, slack.user());
        await().atMost(SOON).until(() -> !onSlack(direct, "left today").isEmpty());

        assertThat(slack.files().imagesOf(gallery)).hasSize(1);
        assertThat(gallery.words()).contains("lighthouse");
        assertThat(onSlack(direct, ONE_USED)).hasSize(1);
        assertThat(images.calls()).isEqualTo(1);
    }

    @Test
    void givesAPictureFromTheGalleryOfSlackWhereNothingCanBePosted() throws Exception {
        slack.happens().slash("/imagine", PROMPT, slack.channel(), slack.user());
        images.awaitCall();
        closeAllOnSlack();

        images.release(1);
        awaitKept(1);
        slack.faults().clear();

        assertFetchedOnSlack();
    }

    @Test
    void tellsOfAPictureWhereEaselWasPutOutOfTheChannelOnSlack() throws Exception {
        slack.happens().slash("/imagine", PROMPT, slack.channel(), slack.user());
        images.awaitCall();
        slack.faults().refuse("chat.update", "channel_not_found");
        slack.removeBot(slack.channel());

        images.release(1);
        awaitKept(1);
        await().atMost(SOON)
                .until(() -> !onSlack(slack.channel(), "your gallery").isEmpty());
        SeenMessage told = onSlack(slack.channel(), "your gallery").getLast();
        slack.faults().clear();

        assertThat(told.onlyFor()).isEqualTo(slack.user().id());
        assertFetchedOnSlack();
    }
}
