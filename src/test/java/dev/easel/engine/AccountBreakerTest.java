package dev.easel.engine;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.job.JobId;
import dev.easel.testing.ManualClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccountBreakerTest {
    private static final ProviderPermanent NO_CREDIT = new ProviderPermanent("insufficient_quota", 429, Reach.ACCOUNT);
    private static final Random RANDOM = new Random(7);
    private static final JobId FIRST = JobId.create(NOW, RANDOM);
    private static final JobId SECOND = JobId.create(NOW, RANDOM);
    private static final JobId THIRD = JobId.create(NOW, RANDOM);

    private final ManualClock clock = new ManualClock(NOW);
    private final AccountBreaker account = new AccountBreaker(clock);

    @Test
    void turnsEverybodyAwayForAMinuteAndThenLetsOneThrough() {
        account.refused(FIRST, NO_CREDIT);

        clock.advance(Duration.ofSeconds(59));
        assertThat(enters(SECOND)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(enters(SECOND)).isTrue();
        assertThat(enters(THIRD)).isFalse();
        assertThat(enters(SECOND)).isTrue();
    }

    @Test
    void saysWhyItTurnsAway() {
        account.refused(FIRST, NO_CREDIT);

        assertThat(account.enter(SECOND, NOW.plusSeconds(600))).contains(NO_CREDIT);
    }

    @Test
    void letsEverybodyInOnceTheProbeDraws() {
        account.refused(FIRST, NO_CREDIT);
        clock.advance(Duration.ofSeconds(60));
        enters(SECOND);

        account.drawn(SECOND);

        assertThat(enters(THIRD)).isTrue();
    }

    @Test
    void isNotOverWhenACallDrawsThatBeganBefore() {
        account.refused(FIRST, NO_CREDIT);

        account.drawn(SECOND);

        assertThat(enters(THIRD)).isFalse();
    }

    @Test
    void waitsTwiceAsLongAfterEachProbeUpToTenMinutes() {
        account.refused(FIRST, NO_CREDIT);

        for (int seconds : new int[] {60, 120, 240, 480, 600, 600}) {
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(enters(SECOND)).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(enters(SECOND)).isTrue();
            account.refused(SECOND, NO_CREDIT);
        }
    }

    @Test
    void doesNotWaitLongerForCallsThatWereUnderWay() {
        account.refused(FIRST, NO_CREDIT);
        clock.advance(Duration.ofSeconds(30));
        account.refused(SECOND, NO_CREDIT);

        clock.advance(Duration.ofSeconds(30));

        assertThat(account.findReason(FIRST)).isPresent();
        assertThat(account.findReason(SECOND)).isEmpty();
        assertThat(enters(THIRD)).isTrue();
    }

    @Test
    void takesAnotherProbeWhenTheFirstSaysNothing() {
        account.refused(FIRST, NO_CREDIT);
        clock.advance(Duration.ofSeconds(60));
        enters(SECOND);

        account.inconclusive(SECOND);

        assertThat(enters(THIRD)).isTrue();
        assertThat(enters(FIRST)).isFalse();
    }

    @Test
    void takesAnotherProbeWhenTheFirstNeverComesToItsCall() {
        account.refused(FIRST, NO_CREDIT);
        clock.advance(Duration.ofSeconds(60));
        enters(SECOND);

        clock.advance(Duration.ofMinutes(10));

        assertThat(enters(THIRD)).isTrue();
        assertThat(enters(SECOND)).isFalse();
    }

    private boolean enters(JobId job) {
        return account.enter(job, clock.instant().plus(Duration.ofMinutes(10))).isEmpty();
    }
}
