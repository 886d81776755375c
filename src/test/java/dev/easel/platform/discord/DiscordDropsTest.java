package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.Slash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway goes away and comes back while people ask. */
class DiscordDropsTest {
    private static final int RESUMABLE = 4000;

    /** Discord's own is 41 s; a connection counts as dead after three of them. */
    private static final Duration HEARTBEATS = Duration.ofSeconds(1);

    /** The client library waits twice as long after each try that failed. */
    private static final Duration BACK = Duration.ofMinutes(3);

    private final FakeDiscord fake = FakeDiscord.start();
    private final DiscordRig rig = DiscordRig.of(fake);

    @BeforeEach
    void connect() {
        fake.gateway().wantHeartbeatsEvery(HEARTBEATS);
        rig.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void hearsEveryCommandOnce() {
        drop(4, 20);
    }

    @Test
    @Tag("campaign")
    void hearsTenThousandCommandsOnceThroughAHundredDrops() {
        drop(100, 100);
    }

    @Test
    void findsAConnectionDeadThatSaysNothingAndResumesIt() {
        rig.decided();
        fake.gateway().fallSilent();
        String asked = fake.slash(Slash.imagine("a cat")).id();

        assertThat(rig.next(Incoming.Command.class).eventId()).isEqualTo(asked);
        assertThat(fake.gateway().resumes()).isOne();
        assertThat(fake.gateway().identifies()).isOne();
    }

    /** Commands come before, while and after the connection is gone. */
    private void drop(int times, int commandsEach) {
        rig.decided();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            await().atMost(BACK).until(() -> fake.gateway().connected() == 1);
            ask(commandsEach / 2, asked);
            switch (i % 4) {
                case 0 -> fake.gateway().close(RESUMABLE);
                case 1 -> fake.gateway().requestReconnect();
                case 2 -> fake.gateway().fallSilent();
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
        assertThat(fake.gateway().resumes()).isGreaterThanOrEqualTo(times / 2);
    }

    private void ask(int times, List<String> asked) {
        for (int i = 0; i < times; i++) {
            asked.add(fake.slash(Slash.imagine("a cat")).id());
        }
    }
}
