package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.FakeImages;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is paid for, and what survives a stop and a new start on the same data. */
class DiscordRestartTest {
    @TempDir
    private Path folder;

    private final FakeDiscord fake = FakeDiscord.start();
    private final FakeImages images = FakeImages.start();
    private Easel easel;

    @BeforeEach
    void configure() {
        easel = new Easel(folder)
                .at(fake)
                .set("OPENAI_BASE_URL", images.url())
                .set("OPENAI_API_KEY", "sk-test")
                .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 2 }]");
    }

    @AfterEach
    void close() {
        images.release();
        easel.close();
        images.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private List<SeenMessage> inChannel() {
        return fake.messagesIn(fake.channel().id());
    }

    private InteractionProbe awaitRefusal(Slash slash) {
        InteractionProbe probe = fake.slash(slash).awaitCallback(SOON);
        assertThat(probe.callbackType()).isEqualTo(4);
        assertThat(probe.isEphemeral()).isTrue();
        return probe;
    }

    @Test
    void refusesBadInputPrivatelyAndForFree() throws IOException {
        easel.start();

        InteractionProbe probe = awaitRefusal(Slash.imagine("a cat").option("size", "7x7"));

        assertThat(probe.original().content()).contains("7x7", "Nothing was charged");
        assertThat(images.calls()).isZero();
        assertThat(inChannel()).isEmpty();
    }

    @Test
    void refusesPrivatelyWhatIsOverTheQuota() throws IOException {
        easel.start();
        Easel.awaitPictures(fake.slash(Slash.imagine("one")));

        InteractionProbe refused = awaitRefusal(Slash.imagine("two more").option("count", 2));
        Easel.awaitPictures(fake.slash(Slash.imagine("two")));
        InteractionProbe exhausted = awaitRefusal(Slash.imagine("three"));

        assertThat(refused.original().content()).contains("quota", "1 of 2");
        assertThat(exhausted.original().content()).contains("quota", "0 of 2");
        assertThat(images.calls()).isEqualTo(2);
        assertThat(inChannel()).hasSize(2);
    }

    @Test
    void drawsOnceForAnInteractionThatComesTwice() throws IOException {
        easel.start();
        InteractionProbe probe = Easel.awaitPictures(fake.slash(Slash.imagine("a cat")));

        fake.redeliver(probe);
        Easel.awaitPictures(fake.slash(Slash.imagine("another")));

        assertThat(images.calls()).isEqualTo(2);
        assertThat(inChannel()).hasSize(2);
    }

    @Test
    void deliversWhatIsAtHandBeforeItStops() throws Exception {
        easel.start();
        images.hold();
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));
        images.awaitCalls(1);
        Thread stopping = Thread.ofPlatform().start(easel::stop);
        await().atMost(SOON).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);

        images.release();
        stopping.join(SOON);

        assertThat(probe.original().files()).hasSize(1);
    }

    @Test
    void deliversAfterARestartWhatWasWaiting() throws IOException {
        InteractionProbe probe = stopWhileWaiting();

        easel.start();

        Easel.awaitPictures(probe);
        assertThat(inChannel()).hasSize(1);
    }

    @Test
    void namesTheUserWhenTheRestartTookTooLong() throws IOException {
        InteractionProbe probe = stopWhileWaiting();
        fake.advance(Duration.ofMinutes(16));

        easel.start();

        await().atMost(SOON).until(() -> inChannel().size() == 2);
        assertThat(probe.original().files()).isEmpty();
        assertThat(inChannel().getLast().content())
                .startsWith("<@" + fake.user().id() + "> ");
        assertThat(inChannel().getLast().files()).hasSize(1);
    }

    /** A job that waits for an image service without room. */
    private InteractionProbe stopWhileWaiting() throws IOException {
        easel.start();
        images.refuse();
        InteractionProbe probe = fake.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        images.awaitCalls(1);
        easel.stop();
        images.release();
        return probe;
    }
}
