package dev.easel.engine;

import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spreads images evenly over the minute, so that the provider's limit is kept by everybody together. A short burst is
 * let through. What the provider says of its limits slows the pace down, and never makes it faster than it was set.
 * Safe for use from several threads.
 */
final class ImagePace {
    private static final int BURST = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** No job waits longer by default. A provider that means more says so again to the next one that asks. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    /** A provider that doesn't repeat a limit is not taken at its old word for ever. */
    private static final Duration LIMIT_HOLDS = Duration.ofMinutes(10);

    private final Duration perImage;
    private final InstantSource clock;
    private Instant nextFree = Instant.EPOCH;
    private Instant heldUntil = Instant.MIN;
    private Limit images = Limit.NONE;
    private Limit requests = Limit.NONE;

    ImagePace(int imagesPerMinute, InstantSource clock) {
        this.perImage = MINUTE.dividedBy(imagesPerMinute);
        this.clock = clock;
    }

    /** The time that one unit takes by the provider's word, and how long the word is good. */
    private record Limit(Duration each, Instant until) {
        static final Limit NONE = new Limit(Duration.ZERO, Instant.MIN);

        Duration eachAt(Instant now) {
            return now.isBefore(until) ? each : Duration.ZERO;
        }
    }

    /**
     * Takes a place in line for that many images.
     *
     * @return how long to wait for it, zero when it is free now; empty, and no place taken, when the turn would not come
     *     before {@code latest}
     */
    synchronized Optional<Duration> reserve(int count, Instant latest) {
        Instant now = clock.instant();
        Instant earliest = now.minus(perImage(now).multipliedBy(BURST));
        Instant start = nextFree.isBefore(earliest) ? earliest : nextFree;
        Instant turn = start.isBefore(now) ? now : start;
        if (!turn.isBefore(latest)) {
            return Optional.empty();
        }
        nextFree = start.plus(longer(perImage(now).multipliedBy(count), requests.eachAt(now)));
        return Optional.of(Duration.between(now, turn));
    }

    /** Takes the provider at its word. */
    synchronized void correct(RateNotice notice) {
        Instant now = clock.instant();
        images = corrected(images, notice.images(), now);
        requests = corrected(requests, notice.requests(), now);
        hold(untilReset(notice.images()), now);
        hold(untilReset(notice.requests()), now);
        hold(notice.holdBack(), now);
    }

    /** Until when the provider wants no call at all; in the past when it takes them. */
    synchronized Instant heldUntil() {
        return heldUntil;
    }

    /** How long so many images take at this pace. */
    synchronized Duration timeFor(long count) {
        return perImage(clock.instant()).multipliedBy(count);
    }

    private Duration perImage(Instant now) {
        return longer(perImage, images.eachAt(now));
    }

    private static Limit corrected(Limit known, Meter meter, Instant now) {
        return meter.limit() == null ? known : new Limit(MINUTE.dividedBy(meter.limit()), now.plus(LIMIT_HOLDS));
    }

    private static @Nullable Duration untilReset(Meter meter) {
        return meter.remaining() != null && meter.remaining() == 0 ? meter.reset() : null;
    }

    /** Afterwards there is no burst: what was saved up is what the provider did not have. */
    private void hold(@Nullable Duration wait, Instant now) {
        if (wait == null || wait.isZero()) {
            return;
        }
        Instant until = now.plus(wait.compareTo(LONGEST_HOLD) < 0 ? wait : LONGEST_HOLD);
        heldUntil = later(heldUntil, until);
        nextFree = later(nextFree, until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
