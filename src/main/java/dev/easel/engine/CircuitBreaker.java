package dev.easel.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops calls of one model while most of them fail: a pause, then one real job as a probe, and so on with longer pauses
 * until one succeeds. Safe for use from several threads.
 */
final class CircuitBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int FEWEST_CALLS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    /** When to look again while the probe is under way: it may take a minute, or be back at once. */
    private static final Duration PROBE_CHECK = Duration.ofSeconds(5);

    private final String name;
    private final InstantSource clock;
    private final Deque<Ended> recent = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant openUntil;
    private boolean probing;
    private int turn;

    /** @param name of what is called, for the log */
    CircuitBreaker(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * The right to make one call, whose end must be told.
     *
     * @param turn grows whenever the breaker opens or probes: calls of an earlier turn say nothing about this one
     */
    record Permit(int turn) {}

    private record Ended(Instant at, CallOutcome outcome) {}

    /** When a call may be made at the earliest; in the past when it may be now. */
    synchronized Instant readyAt() {
        if (openUntil == null) {
            return Instant.MIN;
        }
        return probing ? clock.instant().plus(PROBE_CHECK) : openUntil;
    }

    /** Empty while it is open, or while another call is the probe. */
    synchronized Optional<Permit> tryCall() {
        if (openUntil == null) {
            return Optional.of(new Permit(turn));
        }
        if (probing || openUntil.isAfter(clock.instant())) {
            return Optional.empty();
        }
        probing = true;
        turn++;
        return Optional.of(new Permit(turn));
    }

    synchronized void ended(Permit permit, CallOutcome outcome) {
        if (permit.turn() != turn) {
            return;
        }
        if (probing) {
            probed(outcome);
        } else if (outcome != CallOutcome.INCONCLUSIVE) {
            recent.add(new Ended(clock.instant(), outcome));
            openIfMostFail();
        }
    }

    /** Whether it could be forgotten: closed, and nothing happened lately. */
    synchronized boolean isIdle() {
        forgetOld();
        return openUntil == null && recent.isEmpty();
    }

    private void probed(CallOutcome outcome) {
        probing = false;
        switch (outcome) {
            case DRAWN -> close();
            case FAULT -> {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                openUntil = clock.instant().plus(pause);
                LOG.info("{} still fails; the next probe is at {}", name, openUntil);
            }
            case INCONCLUSIVE -> LOG.debug("the probe of {} says nothing; the next job is one too", name);
        }
    }

    private void openIfMostFail() {
        forgetOld();
        long faults = recent.stream()
                .filter(ended -> ended.outcome() == CallOutcome.FAULT)
                .count();
        if (recent.size() >= FEWEST_CALLS && faults * 2 >= recent.size()) {
            LOG.warn(
                    "{} of the last {} calls of {} failed; it is not called for {}",
                    faults,
                    recent.size(),
                    name,
                    pause);
            recent.clear();
            turn++;
            openUntil = clock.instant().plus(pause);
        }
    }

    private void close() {
        openUntil = null;
        pause = FIRST_PAUSE;
        LOG.info("{} draws again", name);
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && recent.getFirst().at().isBefore(oldest)) {
            recent.removeFirst();
        }
    }
}
