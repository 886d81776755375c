package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Connection;
import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sockets that look healthy and aren't, and sockets that end together. */
final class SlackDeafnessTest {
    @Test
    void isDeafWhenOpenSocketsAreForgotten() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            fake.sockets().ping();
            pressThroughEverySocket(rig);
            assertThat(rig.platform().deafness()).isEmpty();

            fake.faults().refuse("apps.connections.open", "internal_error");
            fake.sockets().forgetAll();
            rig.advance(Duration.ofSeconds(29));

            assertThat(rig.platform().hears()).isFalse();
            assertThat(rig.platform().deafness()).contains("deaf");
            fake.faults().clear();
            await().atMost(SlackRig.SOON)
                    .until(() -> rig.platform().connection().isWhole());
            pressThroughEverySocket(rig);
        }
    }

    @Test
    void takesSilenceForNothingWhereNobodyPings() {
        try (SlackRig rig = SlackRig.connected()) {
            rig.advance(Duration.ofHours(1));

            pressThroughEverySocket(rig);
            assertThat(rig.platform().hears()).isTrue();
            assertThat(rig.fake().sockets().opened()).isEqualTo(2);
        }
    }

    private static void pressThroughEverySocket(SlackRig rig) {
        FakeSlack fake = rig.fake();
        SeenMessage picture = fake.happens().say(fake.channel(), fake.bot(), "here", null);
        for (int i = 0; i < 4; i++) {
            fake.happens()
                    .press(picture, fake.happens().button("again:01job"), fake.user())
                    .awaitHeard(SlackRig.SOON);
            assertThat(rig.next(Incoming.Press.class)).isNotNull();
        }
    }

    @Test
    void countsSocketsThatAreNotItsOwn() {
        FakeSlack fake = FakeSlack.start();
        fake.sockets().strangers(3);
        try (SlackRig rig = SlackRig.of(fake).started()) {
            assertThat(rig.platform().connection()).isEqualTo(new Connection(2, 2, 3));

            fake.sockets().strangers(0);
            fake.sockets().announceEndOfOldest("warning");

            await().atMost(SlackRig.SOON)
                    .until(() -> rig.platform().connection().strangers() == 0);
        }
    }

    @Test
    void givesUpTheFirstOfTwoSocketsHalfwaySoThatTheyDoNotEndTogether() {
        FakeSlack fake = FakeSlack.start();
        fake.sockets().lifetime(Duration.ofSeconds(4));
        try (SlackRig rig = SlackRig.of(fake).started()) {
            assertThat(fake.sockets().opened()).isEqualTo(2);

            await().atMost(SlackRig.SOON).until(() -> fake.sockets().opened() == 3);

            fake.sockets().announceEndOfOldest("warning");
            await().atMost(SlackRig.SOON).until(() -> fake.sockets().opened() == 4);
            assertThat(rig.platform().connection().isWhole()).isTrue();
        }
    }
}
