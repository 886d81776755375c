package dev.easel.engine;

import dev.easel.core.image.PaceBook;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spreads images evenly over the minute, so that the provider's limit is kept by everybody together, in every instance.
 * A short burst is let through. What the provider says of its limits slows the pace down, and never makes it faster than it was set.
 * Safe for use from several threads.
 */
final class ImagePace {
    private static final int BURST = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** No job waits longer by default. A provider that means more says so again to the next one that asks. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    /** A provider that doesn't repeat a limit is not taken at its old word for ever. */
    private static final Duration LIMIT_HOLDS = Duration.ofMinutes(10);

    /** Asking the line costs a look into the database; a turn that is taken meanwhile respects the hold all the same. */
    private static final Duration HOLD_IS_FRESH = Duration.ofSeconds(1);

    private final Duration perImage;
    private final PaceBook line;
    private final InstantSource clock;
    private Instant heldUntil = Instant.MIN;
    private Instant passedOn = Instant.MIN;
    private @Nullable Instant askedAt;
    private Limit images = Limit.NONE;
    private Limit requests = Limit.NONE;

    /** @param line shared with every other instance that calls the same provider */
    ImagePace(int imagesPerMinute, PaceBook line, InstantSource clock) {
        this.perImage = MINUTE.dividedBy(imagesPerMinute);
        this.line = line;
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
    Optional<Duration> reserve(int count, Instant latest) {
        passOn();
        Instant now = clock.instant();
        Duration each = perImage(now);
        return line.reserve(length(each, count, now), each.multipliedBy(BURST), now, latest)
                .map(turn -> Duration.between(now, turn));
    }

    /** What a call takes: as long as its images do, or the call itself where the provider counts calls. */
    private synchronized Duration length(Duration each, int count, Instant now) {
        return longer(each.multipliedBy(count), requests.eachAt(now));
    }

    /**
     * Takes the provider at its word. Touches nothing but this object, since an answer is being read that is paid for;
     * others hear of it by {@link #passOn}.
     */
    synchronized void correct(RateNotice notice) {
        Instant now = clock.instant();
        images = corrected(images, notice.images(), now);
        requests = corrected(requests, notice.requests(), now);
        hold(untilReset(notice.images()), now);
        hold(untilReset(notice.requests()), now);
        hold(notice.holdBack(), now);
    }

    /** Until when the provider wants no call at all; in the past when it takes them. */
    Instant heldUntil() {
        Instant now = clock.instant();
        if (isTimeToAsk(now)) {
            Instant shared = line.heldUntil();
            learn(shared, now);
        }
        return ownHold();
    }

    /** Lets the other instances hold back as well, when they don't know yet. */
    void passOn() {
        Instant hold = ownHold();
        if (isNews(hold)) {
            line.hold(hold);
            wasPassedOn(hold);
        }
    }

    /** How long so many images take at this pace. */
    Duration timeFor(long count) {
        return perImage(clock.instant()).multipliedBy(count);
    }

    private synchronized boolean isTimeToAsk(Instant now) {
        return askedAt == null || now.isBefore(askedAt) || !now.isBefore(askedAt.plus(HOLD_IS_FRESH));
    }

    private synchronized void learn(Instant shared, Instant now) {
        askedAt = now;
        passedOn = later(passedOn, shared);
        heldUntil = later(heldUntil, shared);
    }

    private synchronized Instant ownHold() {
        return heldUntil;
    }

    private synchronized boolean isNews(Instant hold) {
        return hold.isAfter(passedOn);
    }

    private synchronized void wasPassedOn(Instant hold) {
        passedOn = later(passedOn, hold);
    }

    private synchronized Duration perImage(Instant now) {
        return longer(perImage, images.eachAt(now));
    }

    private static Limit corrected(Limit known, Meter meter, Instant now) {
        return meter.limit() == null ? known : new Limit(MINUTE.dividedBy(meter.limit()), now.plus(LIMIT_HOLDS));
    }

    private static @Nullable Duration untilReset(Meter meter) {
        return meter.remaining() != null && meter.remaining() == 0 ? meter.reset() : null;
    }

    private void hold(@Nullable Duration wait, Instant now) {
        if (wait == null || wait.isZero()) {
            return;
        }
        Instant until = now.plus(wait.compareTo(LONGEST_HOLD) < 0 ? wait : LONGEST_HOLD);
        heldUntil = later(heldUntil, until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
