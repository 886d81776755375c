package dev.easel.testing;

import dev.easel.core.image.PaceBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The line of one process, or of several in one test. Safe for use from several threads. */
public final class MemoryPaceBook implements PaceBook {
    private Instant nextFree = Instant.EPOCH;
    private Instant heldUntil = Instant.EPOCH;

    @Override
    public synchronized Optional<Instant> reserve(Duration length, Duration credit, Instant now, Instant latest) {
        if (!now.isBefore(latest) || !nextFree.isBefore(latest)) {
            return Optional.empty();
        }
        Instant start = later(nextFree, now.minus(credit));
        nextFree = start.plus(length);
        return Optional.of(later(start, now));
    }

    @Override
    public synchronized void hold(Instant until) {
        nextFree = later(nextFree, until);
        heldUntil = later(heldUntil, until);
    }

    @Override
    public synchronized Instant heldUntil() {
        return heldUntil;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
