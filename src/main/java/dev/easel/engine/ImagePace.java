package dev.easel.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Spreads images evenly over the minute, so that the provider's limit is kept by everybody together. A short burst is
 * let through. Safe for use from several threads.
 */
final class ImagePace {
    private static final int BURST = 5;

    private final Duration perImage;
    private final InstantSource clock;
    private Instant nextFree = Instant.EPOCH;

    ImagePace(int imagesPerMinute, InstantSource clock) {
        this.perImage = Duration.ofMinutes(1).dividedBy(imagesPerMinute);
        this.clock = clock;
    }

    /** Takes a place in line for that many images and tells how long to wait for it; zero when it is free now. */
    synchronized Duration reserve(int images) {
        Instant now = clock.instant();
        Instant earliest = now.minus(perImage.multipliedBy(BURST));
        Instant start = nextFree.isBefore(earliest) ? earliest : nextFree;
        nextFree = start.plus(perImage.multipliedBy(images));
        Duration wait = Duration.between(now, start);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
