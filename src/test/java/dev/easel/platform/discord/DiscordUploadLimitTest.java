package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.testing.discord.Slash;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How large a file may be: it depends on the interaction that is answered. */
class DiscordUploadLimitTest {
    private static final long MIB = 1 << 20;

    @Test
    void isTheInteractionsOwnWhileItsReplyLives() {
        try (DiscordRig rig = DiscordRig.connected()) {
            rig.decided();
            assertThat(limits(rig, 3 * MIB).maxFileBytes()).isEqualTo(3 * MIB);
            assertThat(limits(rig, 20 * MIB).maxFileBytes()).isEqualTo(20 * MIB);
            assertThat(limits(rig, 500 * MIB))
                    .satisfies(limits ->
                            assertThat(limits.maxFileBytes()).isBetween(24 * MIB, limits.maxMessageBytes() - 1));

            ReplyAddress late = rig.ask(Slash.imagine("a cat")).address();
            rig.advance(Duration.ofMinutes(15));

            assertThat(rig.messenger().limits(late).maxFileBytes()).isEqualTo(10 * MIB);
        }
    }

    private static ReplyLimits limits(DiscordRig rig, long bytes) {
        rig.fake().uploadLimit(bytes);
        return rig.messenger().limits(rig.ask(Slash.imagine("a cat")).address());
    }

    @Test
    void isTheUsualOneOfAnAddressThatAnEarlierVersionKept() {
        ReplyAddress kept = new ReplyAddress(DiscordAddress.PLATFORM, "1\ntoken\n2\n3\n1763600000000");

        DiscordAddress address = DiscordAddress.of(kept);

        assertThat(address.maxFileBytes()).isEqualTo(10 * MIB);
        assertThat(DiscordAddress.of(address.toReplyAddress())).isEqualTo(address);
    }
}
