package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryPlatformMemory;
import dev.easel.testing.Samples;
import dev.easel.testing.discord.FakeDiscord;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDA.ShardInfo;
import net.dv8tion.jda.api.utils.SessionController.SessionConnectNode;
import org.junit.jupiter.api.Test;

/** Easel stops logging in before Discord resets its token. */
class DiscordLoginsTest {
    private static final Instant NOW = Samples.NOW;

    private final MemoryPlatformMemory memory = new MemoryPlatformMemory();

    /** Every time as after a restart. */
    private boolean login(Instant at) {
        return logins().take(at);
    }

    private int logins(int tries, Instant at) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += login(at) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void logsInNineHundredTimesADayOverAllRestarts() {
        assertThat(logins(2_000, NOW)).isEqualTo(900);
        assertThat(login(NOW.plus(Duration.ofHours(23)))).isFalse();
    }

    @Test
    void logsInAgainADayLater() {
        logins(600, NOW);
        logins(600, NOW.plus(Duration.ofHours(12)));

        Instant nextDay = NOW.plus(Duration.ofHours(25));
        assertThat(logins(1_000, nextDay)).isEqualTo(600);
        assertThat(logins(1_000, NOW.plus(Duration.ofHours(37)))).isEqualTo(300);
    }

    private DiscordLogins logins() {
        return new DiscordLogins("bot.secret", memory, () -> DiscordLogins.USUAL);
    }

    @Test
    void keepsLoginsBackUntilTheyAreWiseAgain() throws InterruptedException {
        ManualClock clock = new ManualClock(NOW);
        CountDownLatch loggedIn = new CountDownLatch(1);
        logins(1_000, NOW);

        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        try {
            GatewayMemory gateway = new GatewayMemory(logins(), timer, clock);
            gateway.appendSession(new Login(loggedIn));
            Runnable again = timer.getQueue().element();
            assertThat(loggedIn.getCount()).isOne();

            clock.advance(Duration.ofDays(1));
            again.run();

            assertThat(loggedIn.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            timer.shutdownNow();
        }
    }

    private record Login(CountDownLatch done) implements SessionConnectNode {
        @Override
        public boolean isReconnect() {
            return false;
        }

        @Override
        public JDA getJDA() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ShardInfo getShardInfo() {
            return ShardInfo.SINGLE;
        }

        @Override
        public void run(boolean isLast) {
            done.countDown();
        }
    }

    @Test
    void countsEveryLoginAndNoResumption() {
        try (FakeDiscord fake = FakeDiscord.start()) {
            DiscordRig rig = DiscordRig.of(fake);
            rig.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            fake.gateway().close(4000);
            await().atMost(SOON).until(() -> fake.gateway().resumes() == 1);

            assertThat(rig.logins()).isOne();

            rig.close();
        }
    }
}
