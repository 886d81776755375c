package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.MemoryBacklog;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Happenings;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.Told;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Slack hears that something was taken when a crash can't lose it any more. */
final class SlackBacklogTest {
    @Test
    void isOnDiskWhenSlackHearsThatItWasTaken() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            CountDownLatch crash = new CountDownLatch(1);
            rig.handOnTo(incoming -> awaitQuietly(crash));

            List<Told> all = everything(fake);

            all.forEach(told -> told.awaitHeard(SlackRig.SOON));
            assertThat(rig.backlog().ids()).hasSameSizeAs(all);
            crash.countDown();
            await().atMost(SlackRig.SOON)
                    .untilAsserted(() -> assertThat(rig.backlog().ids()).isEmpty());
        }
    }

    @Test
    void takesUpWhatAnotherLeftLying() {
        try (SlackRig dead = SlackRig.connected()) {
            FakeSlack fake = dead.fake();
            dead.handOnTo(incoming -> awaitQuietly(new CountDownLatch(1)));
            List<Told> all = everything(fake);
            all.forEach(told -> told.awaitHeard(SlackRig.SOON));
            dead.platform().stopListening();
            dead.backlog().abandon();

            try (SlackRig rig = SlackRig.of(fake, dead.backlog()).started()) {
                List<Class<?>> kinds = new ArrayList<>();
                all.forEach(told -> kinds.add(rig.next(Incoming.class).getClass()));

                assertThat(kinds)
                        .containsExactlyInAnyOrder(
                                Incoming.Mention.class,
                                Incoming.Mention.class,
                                Incoming.Mention.class,
                                Incoming.Reaction.class,
                                Incoming.Press.class,
                                Incoming.Command.class,
                                Incoming.Command.class);
                await().atMost(SlackRig.SOON)
                        .untilAsserted(() -> assertThat(rig.backlog().ids()).isEmpty());
            }
        }
    }

    @Test
    void takesUpWhatCameByRequest() {
        MemoryBacklog backlog;
        try (SlackRig dead = SlackRig.listening()) {
            dead.handOnTo(incoming -> awaitQuietly(new CountDownLatch(1)));
            assertThat(everything(dead.fake())).extracting(Told::status).containsOnly(200);
            backlog = dead.backlog();
        }
        backlog.abandon();

        try (SlackRig rig = SlackRig.of(FakeSlack.start(), backlog).started()) {
            for (int i = backlog.ids().size(); i > 0; i--) {
                rig.next(Incoming.class);
            }
            await().atMost(SlackRig.SOON)
                    .untilAsserted(() -> assertThat(backlog.ids()).isEmpty());
        }
    }

    @Test
    void saysThatItHeardHoweverLongTheDiskTakes() {
        try (SlackRig rig = SlackRig.connected()) {
            CountDownLatch slow = new CountDownLatch(1);
            rig.backlog().disk(() -> awaitQuietly(slow));
            FakeSlack fake = rig.fake();

            fake.happens()
                    .slash("/imagine", "a cat", fake.channel(), fake.user())
                    .awaitHeard(SlackRig.SOON);
            slow.countDown();

            assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("/imagine a cat");
        }
    }

    @Test
    void wantsToBeToldAgainWhatCouldNotBeKept() {
        try (SlackRig rig = SlackRig.listening()) {
            rig.backlog().disk(() -> {
                throw new UncheckedIOException(new ConnectException("no disk"));
            });
            FakeSlack fake = rig.fake();

            Told told = fake.happens().mention(fake.channel(), fake.user(), "a cat");

            assertThat(told.status()).isEqualTo(503);
            rig.backlog().disk(() -> {});
            assertThat(fake.happens().again(told).status()).isEqualTo(200);
            assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("a cat");
        }
    }

    @Test
    void givesUpWhatFailsEveryTime() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            List<Incoming> tried = new ArrayList<>();
            rig.handOnTo(incoming -> {
                tried.add(incoming);
                throw new IllegalStateException("a bug");
            });
            fake.happens().slash("/imagine", "a cat", fake.channel(), fake.user());

            await().atMost(SlackRig.SOON).until(() -> {
                rig.backlog().abandon();
                return tried.size() == 3 && rig.backlog().ids().isEmpty();
            });
        }
    }

    /** One of each that asks for something. */
    private static List<Told> everything(FakeSlack fake) {
        Happenings people = fake.happens();
        SeenMessage picture = people.say(fake.channel(), fake.bot(), "here", null);
        return List.of(
                people.mention(fake.channel(), fake.user(), "a cat"),
                people.direct(fake.user(), "a dog"),
                people.slash("/imagine", "a cow & a hen", fake.channel(), fake.user()),
                people.react(picture, "art", fake.user()),
                people.press(picture, people.button("again:01job"), fake.user()),
                people.messageShortcut("variations", picture, fake.user()),
                people.submitImagine("a fox", fake.channel(), fake.user()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
