package dev.easel.sandbox;

import java.time.Duration;

/** The time that an answer takes beyond the drawing. */
record Latency(Duration length, Pause pause) {
    /** Waits for one of {@code parts} equal parts of it. */
    void pass(int parts) throws InterruptedException {
        if (length.isPositive()) {
            pause.pause(length.dividedBy(parts));
        }
    }
}
