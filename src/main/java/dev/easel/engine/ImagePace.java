package dev.easel.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

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

    /**
     * Takes a place in line for that many images.
     *
     * @return how long to wait for it, zero when it is free now; empty, and no place taken, when the turn would not come
     *     before {@code latest}
     */
    synchronized Optional<Duration> reserve(int images, Instant latest) {
        Instant now = clock.instant();
        Instant earliest = now.minus(perImage.multipliedBy(BURST));
        Instant start = nextFree.isBefore(earliest) ? earliest : nextFree;
        Instant turn = start.isBefore(now) ? now : start;
        if (!turn.isBefore(latest)) {
            return Optional.empty();
        }
        nextFree = start.plus(perImage.multipliedBy(images));
        return Optional.of(Duration.between(now, turn));
    }
}
