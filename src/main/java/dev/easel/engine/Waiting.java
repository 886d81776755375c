package dev.easel.engine;

import java.time.Duration;

/** How a call waits for its turn: by sleeping, or by moving a clock that stands still. Safe for use from several threads. */
@FunctionalInterface
public interface Waiting {
    /** Returns after that time, at once when it is zero. */
    void pass(Duration time) throws InterruptedException;
}
