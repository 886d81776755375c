package dev.easel.imaging;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which reading a file has taken too long. */
final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    Deadline(LongSupplier nanoTime, Duration allowed) {
        this.nanoTime = nanoTime;
        end = nanoTime.getAsLong() + allowed.toNanos();
    }

    boolean passed() {
        return nanoTime.getAsLong() - end > 0;
    }

    /** Refuses the image once the moment has come. */
    void check() {
        if (passed()) {
            throw Refusals.tooSlow();
        }
    }
}
