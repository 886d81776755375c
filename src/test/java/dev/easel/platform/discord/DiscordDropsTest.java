package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.Slash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway goes away and comes back while people ask. */
class DiscordDropsTest {
    private static final int RESUMABLE = 4000;

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void hearsEveryCommandOnce() {
        drop(3, 20);
    }

    @Test
    @Tag("campaign")
    void hearsTenThousandCommandsOnceThroughAHundredDrops() {
        drop(100, 100);
    }

    /** Commands come before, while and after the connection is gone. */
    private void drop(int times, int commandsEach) {
        rig.decided();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            await().atMost(SOON).until(() -> fake.gateway().connected() == 1);
            ask(commandsEach / 2, asked);
            switch (i % 3) {
                case 0 -> fake.gateway().close(RESUMABLE);
                case 1 -> fake.gateway().requestReconnect();
                default -> fake.gateway().drop();
            }
            ask(commandsEach - commandsEach / 2, asked);
        }

        List<String> heard = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            heard.add(rig.next(Incoming.Command.class).eventId());
        }
        assertThat(heard).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(rig.find()).isNull();
        assertThat(fake.gateway().identifies()).isOne();
        // A connection that is lost while it is being replaced is replaced once.
        assertThat(fake.gateway().resumes()).isBetween(times / 2, times);
    }

    private void ask(int times, List<String> asked) {
        for (int i = 0; i < times; i++) {
            asked.add(fake.slash(Slash.imagine("a cat")).id());
        }
    }
}
