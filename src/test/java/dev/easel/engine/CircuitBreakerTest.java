package dev.easel.engine;

import static dev.easel.engine.CallOutcome.DRAWN;
import static dev.easel.engine.CallOutcome.FAULT;
import static dev.easel.engine.CallOutcome.INCONCLUSIVE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.engine.CircuitBreaker.Permit;
import dev.easel.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final ManualClock clock = new ManualClock(NOW);
    private final CircuitBreaker breaker = new CircuitBreaker("model", clock);

    @Test
    void opensWhenHalfOfTenCallsFail() {
        call(DRAWN, 5);
        call(FAULT, 4);
        boolean before = isOpen();
        call(FAULT, 1);

        assertThat(before).isFalse();
        assertThat(isOpen()).isTrue();
        assertThat(breaker.readyAt()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void staysClosedWhileFewerThanHalfFail() {
        call(DRAWN, 51);
        call(FAULT, 50);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void needsTenCalls() {
        call(FAULT, 9);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void doesNotCountCallsThatSayNothing() {
        call(INCONCLUSIVE, 100);
        call(FAULT, 9);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void forgetsAfterAMinute() {
        call(FAULT, 9);
        clock.advance(Duration.ofSeconds(61));
        call(FAULT, 9);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void letsOneCallThroughAfterThePause() {
        call(FAULT, 10);
        clock.advance(Duration.ofSeconds(15));

        assertThat(breaker.tryCall()).isPresent();
        assertThat(breaker.tryCall()).isEmpty();
        assertThat(breaker.readyAt()).isAfter(clock.instant());
    }

    @Test
    void closesWhenTheProbeDraws() {
        call(FAULT, 10);
        clock.advance(Duration.ofSeconds(15));

        call(DRAWN, 1);
        call(FAULT, 9);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void pausesLongerAfterEachProbeThatFailsUpToTwoMinutes() {
        call(FAULT, 10);

        for (int seconds : new int[] {15, 30, 60, 120, 120}) {
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(isOpen()).isTrue();
            clock.advance(Duration.ofSeconds(1));
            call(FAULT, 1);
        }
    }

    @Test
    void beginsWithAShortPauseAgainOnceItHasClosed() {
        call(FAULT, 10);
        clock.advance(Duration.ofSeconds(15));
        call(FAULT, 1);
        clock.advance(Duration.ofSeconds(30));
        call(DRAWN, 1);

        call(FAULT, 10);

        assertThat(breaker.readyAt()).isEqualTo(clock.instant().plusSeconds(15));
    }

    @Test
    void takesTheNextCallForAProbeWhenOneSaysNothing() {
        call(FAULT, 10);
        clock.advance(Duration.ofSeconds(15));

        call(INCONCLUSIVE, 1);

        assertThat(breaker.tryCall()).isPresent();
        assertThat(breaker.tryCall()).isEmpty();
    }

    @Test
    void isNotMovedByCallsThatBeganBeforeItOpened() {
        Permit late = breaker.tryCall().orElseThrow();
        Permit later = breaker.tryCall().orElseThrow();
        call(FAULT, 10);

        breaker.ended(late, DRAWN);
        clock.advance(Duration.ofSeconds(15));
        Permit probe = breaker.tryCall().orElseThrow();
        breaker.ended(later, FAULT);

        assertThat(breaker.tryCall()).isEmpty();
        breaker.ended(probe, DRAWN);
        assertThat(isOpen()).isFalse();
    }

    private void call(CallOutcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            breaker.ended(breaker.tryCall().orElseThrow(), outcome);
        }
    }

    private boolean isOpen() {
        return breaker.readyAt().isAfter(clock.instant());
    }
}
