package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** How long a burst of requests waited for their acknowledgements. Three seconds is what platforms give. */
record Waits(List<Duration> sorted) {
    private static final Duration GIVEN = Duration.ofSeconds(3);

    Waits {
        sorted = sorted.stream().sorted().toList();
    }

    /** Prints the figures. */
    void report(String name) {
        System.out.printf(
                "%s: %d at once, p50 %d ms, p99 %d ms, max %d ms, %d too late%n",
                name,
                sorted.size(),
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(sorted.size() * 99 / 100 - 1).toMillis(),
                sorted.getLast().toMillis(),
                sorted.stream().filter(wait -> wait.compareTo(GIVEN) >= 0).count());
    }

    /** Holds that nobody waited too long. */
    void assertInTime() {
        assertThat(sorted.getLast()).isLessThan(GIVEN);
    }
}
