package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.MemoryBacklog;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.Slash;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscordRehearsalTest {
    private final MemoryBacklog scratch = new MemoryBacklog();
    private final AtomicInteger taken = new AtomicInteger();

    private DiscordRig rig;

    @BeforeEach
    void rehearse() {
        rig = DiscordRig.of(FakeDiscord.start());
        scratch.disk(taken::incrementAndGet);
        rig.platform().rehearse(scratch);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void takesCommandsThatNobodyGave() {
        assertThat(taken).hasPositiveValue();
        assertThat(scratch.takeOver(DiscordAddress.PLATFORM, Instant.MAX, Instant.MAX))
                .as("left undecided")
                .isEmpty();
    }

    @Test
    void asksNobody() {
        assertThat(rig.fake().requests()).isEmpty();
        assertThat(rig.backlog().takeOver(DiscordAddress.PLATFORM, Instant.MAX, Instant.MAX))
                .isEmpty();
    }

    @Test
    void isNotInTheWayOfRealCommands() {
        rig.start().orTimeout(DiscordRig.SOON.toSeconds(), TimeUnit.SECONDS).join();

        DiscordRig.Asked asked = rig.ask(Slash.imagine("a white siamese cat"));

        assertThat(asked.command().prompt()).isEqualTo("a white siamese cat");
    }
}
