package dev.easel.core.job;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are not over.
 *
 * @param byState how many there are; a state without any may be missing
 * @param imagesWaiting what the queued ones ask for
 * @param oldest when the oldest queued one was admitted; absent when none waits
 */
public record Backlog(
        Map<JobState, Long> byState,
        long imagesWaiting,
        @Nullable Instant oldest) {
    /** Nothing to do. */
    public static final Backlog EMPTY = new Backlog(Map.of(), 0, null);

    public Backlog {
        byState = Map.copyOf(byState);
    }

    /** How many are in this state. */
    public long jobs(JobState state) {
        return byState.getOrDefault(state, 0L);
    }
}
