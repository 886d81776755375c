package dev.easel.platform.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells a socket that Slack has forgotten from one where nothing happens. Slack pings every few seconds, and other
 * clients wait half a minute for it (slack-go's and node-slack-sdk's own limits, 2026-11); a machine in between may go on
 * answering our pings in its stead. Who never pings is not measured by it. Safe for use from several threads.
 */
final class SlackPulse {
    /** Together with the time between two looks, less than half a minute. */
    static final Duration SILENCE = Duration.ofSeconds(25);

    private final InstantSource clock;
    private volatile boolean beats;

    SlackPulse(InstantSource clock) {
        this.clock = clock;
    }

    /** Slack has pinged. */
    Instant beat() {
        beats = true;
        return sign();
    }

    /** Slack has said anything at all. */
    Instant sign() {
        return clock.instant();
    }

    /** Whether the last sign is too long ago for a socket that is heard. */
    boolean isOver(Instant lastSign) {
        return beats && lastSign.plus(SILENCE).isBefore(clock.instant());
    }
}
