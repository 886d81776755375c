package dev.easel.core.job;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again after a failure, or never. The only place that knows; pure but for the jitter.
 *
 * @param repeatUnknown whether a call that may have been billed is repeated, once
 */
public record RetryPolicy(boolean repeatUnknown, RandomGenerator random) {
    /** A provider call that a crash of Easel cut off is repeated this often. */
    public static final int MAX_INTERRUPTIONS = 1;

    /**
     * So many calls for one image may cost money: the first, one repeat of a call that may have been billed, and one of a
     * call that a crash cut off. Calls that are certainly not billed are not among them.
     */
    public static final int MAX_PAID_CALLS = 2 + MAX_INTERRUPTIONS;

    private static final int MAX_UNBILLED_ATTEMPTS = 4;
    /** With the longest delay of two minutes, more than three hours: an outage of a chat platform passes. */
    private static final int MAX_DELIVERIES = 100;

    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);
    private static final Duration LONGEST_DELIVERY_DELAY = Duration.ofMinutes(2);

    /**
     * When to draw again.
     *
     * @param failures rounds of calls that failed so far and {@linkplain #counts count}, this one included
     * @return empty: never, or not before {@code deadline}
     */
    public Optional<Instant> redrawAt(Failure failure, int failures, Instant now, Instant deadline) {
        Optional<Instant> at = switch (failure) {
            case Failure.ProviderTransient passing
            when mayRepeat(passing, failures) -> Optional.of(now.plus(delay(passing, failures)));
            case Failure.ProviderTransient ignored -> Optional.empty();
            case Failure.UserError ignored -> Optional.empty();
            case Failure.PolicyRefusal ignored -> Optional.empty();
            case Failure.QuotaExceeded ignored -> Optional.empty();
            case Failure.QueueFull ignored -> Optional.empty();
            case Failure.Busy ignored -> Optional.empty();
            case Failure.Barred ignored -> Optional.empty();
            case Failure.ProviderPermanent ignored -> Optional.empty();
            case Failure.Undeliverable ignored -> Optional.empty();
            case Failure.Expired ignored -> Optional.empty();
            case Failure.Interrupted ignored -> Optional.empty();
            case Failure.Internal ignored -> Optional.empty();
        };
        return at.filter(instant -> instant.isBefore(deadline));
    }

    /**
     * When to deliver or tell again.
     *
     * @param tries tries made so far, this failed one included
     */
    public Optional<Instant> redeliverAt(Failure failure, int tries, Instant now) {
        boolean lasting = failure instanceof Failure.Undeliverable gone && gone.persistence() == Persistence.LASTING;
        return lasting || tries >= MAX_DELIVERIES
                ? Optional.empty()
                : Optional.of(now.plus(backoff(tries, LONGEST_DELIVERY_DELAY)));
    }

    /** A wait that the provider itself asked for doesn't count; the deadline alone bounds it. */
    public boolean counts(Failure failure) {
        return !(failure instanceof Failure.ProviderTransient passing && passing.asksToWait());
    }

    private boolean mayRepeat(Failure.ProviderTransient failure, int failures) {
        return switch (failure.billing()) {
            case NOT_BILLED -> failure.asksToWait() || failures < MAX_UNBILLED_ATTEMPTS;
            case PROBABLY_NOT_BILLED -> failures < 2;
            case UNKNOWN -> repeatUnknown && failures < 2;
        };
    }

    private Duration delay(Failure.ProviderTransient failure, int failures) {
        Duration backoff = backoff(Math.max(1, failures), LONGEST_DELAY);
        return failure.retryAfter() == null ? backoff : failure.retryAfter().plus(backoff.dividedBy(2));
    }

    /** Half a second, doubled with each try, of which the upper half is chance. */
    private Duration backoff(int tries, Duration longest) {
        long full = Math.min(longest.toMillis(), FIRST_DELAY.toMillis() << Math.min(tries - 1, 20));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
