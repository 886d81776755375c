package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Told;
import dev.easel.testing.slack.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SlackConnectionTest {
    private static final SlackSocket.Taker DEAF = new SlackSocket.Taker() {
        @Override
        public CompletableFuture<Boolean> take(String envelope) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void opened(SlackSocket.Hello hello) {}

        @Override
        public void closed() {}

        @Override
        public void say(String acknowledgement) {
            throw new AssertionError("nothing is said by another");
        }
    };

    @Test
    void isReadyWithTwoSockets() {
        try (SlackRig rig = SlackRig.connected()) {
            assertThat(rig.fake().sockets().count()).isEqualTo(2);
            assertThat(rig.platform().hears()).isTrue();
        }
    }

    @Test
    void acknowledgesBeforeAnybodyWorksOnIt() {
        try (SlackRig rig = SlackRig.connected()) {
            CountDownLatch never = new CountDownLatch(1);
            rig.handOnTo(incoming -> awaitQuietly(never));
            FakeSlack fake = rig.fake();

            for (int i = 0; i < 50; i++) {
                fake.happens()
                        .slash("/imagine", "a cat", fake.channel(), fake.user())
                        .awaitHeard(SlackRig.SOON);
            }
            never.countDown();
        }
    }

    @Test
    void losesNothingWhileSocketsAreReplacedAndCut() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            List<Told> presses = new ArrayList<>();

            for (int i = 0; i < 12; i++) {
                if (i % 3 == 2) {
                    // What a cut socket has not said is never said.
                    presses.forEach(press -> press.awaitHeard(SlackRig.SOON));
                }
                disturb(fake, i);
                for (int press = 0; press < 5; press++) {
                    presses.add(fake.happens()
                            .press(
                                    fake.happens().say(fake.channel(), fake.bot(), "x", null),
                                    fake.happens().button("again:job" + i + "x" + press),
                                    fake.user()));
                }
                await().atMost(SlackRig.SOON).until(() -> fake.sockets().count() >= 2);
            }

            presses.forEach(press -> press.awaitHeard(SlackRig.SOON));
            assertThat(fake.sockets().nobodyThere()).isZero();
            for (Told _ : presses) {
                assertThat(rig.next(Incoming.Press.class)).isNotNull();
            }
        }
    }

    private static void disturb(FakeSlack fake, int round) {
        if (round % 3 == 2) {
            fake.sockets().dropOldest();
        } else {
            int before = fake.sockets().opened();
            fake.sockets().announceEndOfOldest(round % 3 == 0 ? "warning" : "refresh_requested");
            await().atMost(SlackRig.SOON).until(() -> fake.sockets().opened() > before);
            fake.sockets().closeAnnounced();
        }
    }

    @Test
    void comesBackWhenBothSocketsAreCut() {
        try (SlackRig rig = SlackRig.connected()) {
            rig.fake().sockets().dropAll();

            await().atMost(SlackRig.SOON).until(() -> rig.fake().sockets().count() == 2);
            await().atMost(SlackRig.SOON).until(() -> rig.platform().hears());
        }
    }

    @Test
    void noticesThatASocketIsDeaf() throws IOException {
        try (FakeSlack fake = FakeSlack.start();
                Wire wire = fake.wire()) {
            SlackSocket socket =
                    new SlackSocket(URI.create(fake.socketUrl()), DEAF, new SlackPulse(InstantSource.system()), 1);
            socket.open();
            wire.die();

            assertThat(socket.end()
                            .orTimeout(SlackRig.SOON.toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .isEqualTo(SlackSocket.End.LOST);
            assertThat(socket.hears()).isFalse();
            assertThat(SlackSocket.PING_SECONDS).isLessThan(30 / 3);
        }
    }

    @Test
    void doesNotHearThroughADeadNetwork() {
        try (FakeSlack fake = FakeSlack.start();
                Wire wire = fake.wire();
                SlackRig rig = SlackRig.of(fake).started()) {
            wire.die();
            fake.sockets().dropAll();

            await().atMost(SlackRig.SOON).until(() -> !rig.platform().hears());
            wire.revive();
            await().atMost(SlackRig.SOON).until(() -> rig.platform().hears());
        }
    }

    @Test
    void triesOnWhileSlackCannotBeReached() {
        FakeSlack fake = FakeSlack.start();
        fake.stopListening();
        try (SlackRig rig = SlackRig.of(fake)) {
            var start = rig.start();
            fake.listenAgain();

            start.orTimeout(SlackRig.SOON.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(rig.platform().hears()).isTrue();
        }
    }

    @Test
    void triesOnWhileSlackHasTroublesOfItsOwn() {
        FakeSlack fake = FakeSlack.start();
        fake.faults().failNext("auth.test", 1, 503);
        fake.faults().refuseNext("apps.connections.open", 1, "internal_error");
        try (SlackRig _ = SlackRig.of(fake).started()) {
            assertThat(fake.sockets().count()).isEqualTo(2);
        }
    }

    @Test
    void saysWhichTokenIsWrong() {
        try (SlackRig bot = SlackRig.of(
                FakeSlack.start(), new SlackPlatform.Access("xoxb-wrong", "xapp-wrong", null, null, List.of()))) {
            FakeSlack fake = bot.fake();
            SlackPlatform.Access wrongBot =
                    new SlackPlatform.Access("xoxb-wrong", fake.appToken(), null, fake.apiUrl(), List.of());
            SlackPlatform.Access wrongApp =
                    new SlackPlatform.Access(fake.botToken(), "xapp-wrong", null, fake.apiUrl(), List.of());
            SlackPlatform.Access mixedUp =
                    new SlackPlatform.Access(fake.appToken(), fake.botToken(), null, fake.apiUrl(), List.of());

            assertRejected(fake, wrongBot, "SLACK_BOT_TOKEN", "invalid_auth");
            assertRejected(fake, wrongApp, "SLACK_APP_TOKEN", "connections:write");
            assertRejected(fake, mixedUp, "SLACK_BOT_TOKEN", "xoxb-");
        }
    }

    private static void assertRejected(FakeSlack fake, SlackPlatform.Access access, String... words) {
        assertThatThrownBy(() -> SlackRig.of(fake, access)
                        .start()
                        .orTimeout(SlackRig.SOON.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .hasCauseInstanceOf(SlackPlatform.RejectedException.class)
                .cause()
                .message()
                .contains(words);
    }

    @Test
    void givesSocketsTimeWhenSlackWantsIt() {
        FakeSlack fake = FakeSlack.start();
        fake.faults().rateLimitNext("apps.connections.open", 1, Duration.ofSeconds(1));
        try (SlackRig rig = SlackRig.of(fake).started()) {
            assertThat(rig.platform().hears()).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
