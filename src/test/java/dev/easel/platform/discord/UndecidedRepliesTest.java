package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.identity.SpaceRef;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody waits for ever below a reply that was opened before anything was decided. */
@ExtendWith(FailsOnJdaErrors.class)
class UndecidedRepliesTest {
    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private Asked deferred() {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        asked.probe().awaitCallback(SOON);
        return asked;
    }

    private static String interaction(Asked asked) {
        return DiscordAddress.of(asked.address()).event();
    }

    @Test
    void keepsWhatIsShownBeforeItIsDecidedAndNoLonger() {
        Asked asked = deferred();

        assertThat(rig.backlog().ids()).containsExactly(interaction(asked));

        rig.decided();

        await().atMost(SOON).until(() -> rig.backlog().ids().isEmpty());
    }

    @Test
    void keepsNothingOfWhatIsDecidedInTime() {
        rig.decided();

        rig.ask(Slash.imagine("a cat"));

        assertThat(rig.backlog().ids()).isEmpty();
    }

    @Test
    void tellsAfterACrashThatItHasToBeAskedAgain() {
        Asked asked = deferred();
        rig.disconnect();
        await().atMost(SOON).until(() -> rig.backlog().ids().isEmpty());
        rig.backlog()
                .keep(
                        new SpaceRef(DiscordAddress.PLATFORM, fake.guild().id()),
                        interaction(asked),
                        asked.address().value(),
                        Instant.EPOCH);

        DiscordRig next = rig.again();
        next.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

        await().atMost(SOON).until(() -> rig.backlog().ids().isEmpty());
        next.disconnect();
        assertThat(asked.probe().original().deleted()).isTrue();
        assertThat(asked.probe().followUps())
                .singleElement()
                .extracting(SeenMessage::content)
                .asString()
                .contains("restarted", "Nothing was charged");
    }
}
