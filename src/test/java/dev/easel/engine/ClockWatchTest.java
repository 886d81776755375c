package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockWatchTest {
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final ClockWatch watch = new ClockWatch(clock, nanos::get, SETTLING);

    @Test
    void reliesOnAClockThatGoesEvenly() {
        pass(Duration.ZERO);
        assertThat(watch.isSteady()).isTrue();

        pass(Duration.ofHours(3));
        assertThat(watch.isSteady()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -6, 6, 86_400})
    void waitsUntilAClockThatJumpedHasSettled(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));

        assertThat(watch.isSteady()).isFalse();
        pass(SETTLING.minusNanos(1));
        assertThat(watch.isSteady()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(watch.isSteady()).isTrue();
    }

    @Test
    void forgivesWhatATimeServerCorrects() {
        clock.advance(Duration.ofSeconds(-4));

        assertThat(watch.isSteady()).isTrue();
    }

    private void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }
}
