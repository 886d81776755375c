package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five hundred sockets that are refreshed, warned of or cut, while people press on. */
@Tag("campaign")
final class SlackConnectionCampaignTest {
    private static final int ROUNDS = 500;
    private static final int PRESSES = 20;

    @Test
    void losesNoPress() {
        Random random = new Random(11);
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            SeenMessage picture = fake.happens().say(fake.channel(), fake.bot(), "here", null);
            List<Told> presses = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                int opened = fake.sockets().opened();
                if (random.nextInt(3) == 0) {
                    fake.sockets().dropOldest();
                } else {
                    fake.sockets().announceEndOfOldest(random.nextBoolean() ? "warning" : "refresh_requested");
                }
                for (int i = 0; i < PRESSES; i++) {
                    var button = fake.happens().button("again:" + round + "x" + i);
                    presses.add(fake.happens().press(picture, button, fake.user()));
                }
                await().atMost(SlackRig.SOON).until(() -> fake.sockets().opened() > opened);
                fake.sockets().closeAnnounced();
                await().atMost(SlackRig.SOON).until(() -> fake.sockets().count() == 2);
            }

            presses.forEach(press -> press.awaitHeard(SlackRig.SOON));
            presses.forEach(press -> rig.next(Incoming.Press.class));
            assertThat(fake.sockets().nobodyThere()).isZero();
            System.out.printf(
                    "%d sockets opened, %d presses heard%n", fake.sockets().opened(), presses.size());
        }
    }
}
