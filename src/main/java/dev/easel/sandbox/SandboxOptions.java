package dev.easel.sandbox;

import java.time.Duration;

/**
 * How far the sandbox is like a busy server.
 *
 * @param latency added to every answer, spread over the parts of a stream; zero for none
 * @param imagesPerMinute above it requests are refused with 429; 0 for no limit
 */
public record SandboxOptions(Duration latency, int imagesPerMinute) {
    public SandboxOptions {
        if (latency.isNegative() || imagesPerMinute < 0) {
            throw new IllegalArgumentException("latency " + latency + ", images per minute " + imagesPerMinute);
        }
    }

    /** Answers at once, as often as it is asked. */
    public static SandboxOptions none() {
        return new SandboxOptions(Duration.ZERO, 0);
    }
}
