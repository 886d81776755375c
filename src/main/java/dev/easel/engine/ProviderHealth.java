package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PaceBook;
import dev.easel.core.image.RateListener;
import dev.easel.core.image.RateNotice;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What this process knows of its provider, so that trouble there stays small here: the pace that it takes, circuit
 * breakers, one for each model and one for the account, and a budget for repeats. Safe for use from several threads.
 */
public final class ProviderHealth implements RateListener {
    private static final Failure UNAVAILABLE = new ProviderTransient("circuit_open", null, Billing.NOT_BILLED);
    /** Models are named by whoever asks; the breakers of those that nobody calls any more are dropped. */
    private static final int MANY_MODELS = 100;

    private final InstantSource clock;
    private final ImagePace pace;
    private final RetryBudget budget;
    private final AccountBreaker account;
    private final Map<ModelId, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final DrawingTimes times;

    /**
     * A provider of which nothing bad is known.
     *
     * @param imagesPerMinute the pace at most
     * @param concurrent calls in flight at most
     * @param line where everybody waits who calls it with the same account
     */
    public ProviderHealth(int imagesPerMinute, int concurrent, PaceBook line, InstantSource clock) {
        this.clock = clock;
        this.pace = new ImagePace(imagesPerMinute, line, clock);
        this.times = new DrawingTimes(concurrent);
        this.budget = new RetryBudget(clock);
        this.account = new AccountBreaker(clock);
    }

    @Override
    public void told(RateNotice notice) {
        pace.correct(notice);
    }

    /** Takes other instances' word for it that the account is taken again, see {@link AccountBreaker#learn}. */
    void learn(Predicate<Instant> drawnSince) {
        account.learn(drawnSince);
    }

    /** How long until it is the turn of a job with so much before it, about: trouble, pace and places considered. */
    Duration untilTurn(ModelId model, Ahead ahead) {
        Instant now = clock.instant();
        Instant ready = readyAt(model);
        Duration paced = pace.timeFor(ahead.images());
        Duration placed = times.timeFor(ahead.jobs());
        Duration queued = paced.compareTo(placed) > 0 ? paced : placed;
        return ready.isAfter(now) ? Duration.between(now, ready).plus(queued) : queued;
    }

    /**
     * Whether a job that asks to be admitted could be drawn by its deadline.
     *
     * @param wait until its turn
     * @return why not; empty: it may come in, and must be told to {@link #forget} should it not
     */
    Optional<Failure> findRefusal(NewJob job, Duration wait) {
        Optional<ProviderPermanent> turnedAway = account.enter(job.id(), job.deadline());
        if (turnedAway.isPresent()) {
            return Optional.of(turnedAway.get());
        }
        Instant now = clock.instant();
        Instant turn = now.plus(wait);
        if (turn.isBefore(job.deadline())) {
            return Optional.empty();
        }
        boolean inTrouble = readyAt(job.request().model()).isAfter(now);
        return Optional.of(inTrouble ? UNAVAILABLE : new Failure.Busy(Duration.between(job.deadline(), turn)));
    }

    /** Tells the other instances what was learned and is not theirs yet. */
    void passOn() {
        pace.passOn();
    }

    /** A job will not be drawn any more: should it be the probe, another one may be. */
    void forget(JobId job) {
        account.inconclusive(job);
    }

    /** Takes a place in line for so many images; empty when the turn would not come before {@code latest}. */
    Optional<Duration> reserve(int images, Instant latest) {
        return pace.reserve(images, latest);
    }

    /** @throws HeldBackException when the provider may not be called for this job now */
    void requireReady(Job job, ModelId model) {
        account.enter(job.id(), job.deadline()).ifPresent(reason -> {
            throw new HeldBackException(reason, Instant.MAX);
        });
        Instant ready = readyAt(model);
        if (ready.isAfter(clock.instant())) {
            throw new HeldBackException(UNAVAILABLE, ready);
        }
    }

    /**
     * Makes one call of the provider, and learns from how it ends.
     *
     * @param call records its attempt and draws
     * @throws HeldBackException when the call may not be made now; then it is not
     */
    <T> T call(Job job, ModelId model, Supplier<T> call) {
        requireReady(job, model);
        CircuitBreaker breaker = breaker(model);
        CircuitBreaker.Permit permit =
                breaker.tryCall().orElseThrow(() -> new HeldBackException(UNAVAILABLE, breaker.readyAt()));
        if (job.counts().attempts() == 0) {
            budget.called();
        }
        CallOutcome outcome = CallOutcome.INCONCLUSIVE;
        Instant begun = clock.instant();
        times.begun();
        try {
            T result = call.get();
            outcome = CallOutcome.DRAWN;
            times.drawn(Duration.between(begun, clock.instant()));
            account.drawn(job.id());
            return result;
        } catch (FailureException e) {
            outcome = Thread.currentThread().isInterrupted() ? outcome : CallOutcome.of(e.failure());
            if (e.failure() instanceof ProviderPermanent reason && reason.reach() == Reach.ACCOUNT) {
                account.refused(job.id(), reason);
            }
            throw e;
        } finally {
            times.ended();
            account.inconclusive(job.id());
            breaker.ended(permit, outcome);
        }
    }

    /** Takes a repeat out of the budget, unless the provider itself asked to be called again. */
    boolean mayRepeat(Failure failure) {
        return (failure instanceof ProviderTransient passing && passing.asksToWait()) || budget.tryRepeat();
    }

    /** Why nobody's call can succeed, if it was this job's that showed it. */
    Optional<ProviderPermanent> findReasonShownBy(JobId job) {
        return account.findReason(job);
    }

    private Instant readyAt(ModelId model) {
        Instant held = pace.heldUntil();
        Instant closed = breaker(model).readyAt();
        return held.isAfter(closed) ? held : closed;
    }

    private CircuitBreaker breaker(ModelId model) {
        if (breakers.size() >= MANY_MODELS && !breakers.containsKey(model)) {
            breakers.values().removeIf(CircuitBreaker::isIdle);
        }
        return breakers.computeIfAbsent(model, name -> new CircuitBreaker(name.value(), clock));
    }
}
