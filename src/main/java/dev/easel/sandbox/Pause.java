package dev.easel.sandbox;

import java.time.Duration;

/** How the sandbox waits when a prompt asks it to be slow; tests hand in one that only takes notes. */
@FunctionalInterface
public interface Pause {
    /** Returns after {@code length}. */
    void pause(Duration length) throws InterruptedException;
}
