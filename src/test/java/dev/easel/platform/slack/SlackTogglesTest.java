package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.PlatformMemory;
import dev.easel.testing.MemoryPlatformMemory;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import org.junit.jupiter.api.Test;

class SlackTogglesTest {
    private final PlatformMemory memory = new MemoryPlatformMemory();
    private final SlackToggles toggles = new SlackToggles(memory);

    @Test
    void hearsWhoTogglesOnceInTenSeconds() {
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
        assertThat(toggles.asks("fox", "1700000001.000100")).isFalse();
        assertThat(toggles.asks("fox", "1700000009.999999")).isFalse();
        assertThat(toggles.asks("fox", "1700000010.000100")).isTrue();
    }

    @Test
    void hearsTheSameEventAgain() {
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
    }

    @Test
    void agreesWithOtherInstances() {
        SlackToggles other = new SlackToggles(memory);
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();

        assertThat(other.asks("fox", "1700000002.000100")).isFalse();
        assertThat(other.asks("fox", "1700000000.000100")).isTrue();
        assertThat(other.asks("fox", "1700000011.000100")).isTrue();
        assertThat(toggles.asks("fox", "1700000012.000100")).isFalse();
    }

    @Test
    void keepsOthersApart() {
        assertThat(toggles.asks("fox", "1700000000.000100")).isTrue();
        assertThat(toggles.asks("cat", "1700000000.000200")).isTrue();
    }

    @Test
    void hearsWhatHasNoReadableTime() {
        assertThat(toggles.asks("fox", "")).isTrue();
        assertThat(toggles.asks("fox", "yesterday")).isTrue();
    }

    @Test
    void drawsForOneEmojiOutOfTwo() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            SeenMessage picture = fake.happens().say(fake.channel(), fake.user(), "look", null);

            fake.happens().react(picture, "art", fake.user()).awaitHeard(SlackRig.SOON);
            fake.happens().react(picture, "art", fake.user()).awaitHeard(SlackRig.SOON);

            assertThat(rig.next(Incoming.Reaction.class).emoji()).isEqualTo("🎨");
            assertThat(rig.rest()).isEmpty();
        }
    }
}
