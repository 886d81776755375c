package dev.easel.storage;

import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.image.Usage;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobCounts;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job is charged and what it keeps, however its calls end, on any database. */
abstract class JobChargesContract extends StoreFixture {
    private static final Failure BUSY = new Failure.ProviderTransient("busy", null, Billing.NOT_BILLED);
    private static final Failure TIMEOUT = new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN);
    private static final Failure POLICY = new Failure.PolicyRefusal("moderation_blocked");
    private static final Failure KICKED = new Failure.Undeliverable("kicked", Persistence.LASTING);
    private final Allowance images = Samples.imagesADay("42", 10);
    private final Allowance budget = Samples.budgetAMonth(1_000_000);

    @Test
    void chargesWhatArrivedAndFreesTheRest() {
        jobs.admit(withAllowances(fourImages()));
        Job job = begun();

        jobs.arrived(job.lease(), 1, Samples.artwork(3), 1, 30_000, LATER);
        jobs.drawn(job.lease(), new Cost(3, 110_000), null, LATER);

        assertThat(taken(images)).isEqualTo(3);
        assertThat(taken(budget)).isEqualTo(110_000);
    }

    @Test
    void neverChargesMoreThanWasReserved() {
        jobs.admit(withAllowances(newJob("event")));

        Job job = begun();
        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, LATER);
        jobs.drawn(job.lease(), new Cost(5, 900_000), null, LATER);

        assertThat(taken(images)).isEqualTo(1);
        assertThat(taken(budget)).isEqualTo(40_000);
    }

    @Test
    void keepsTheChargeOfImagesThatNobodyCanBeGiven() {
        jobs.admit(withAllowances(newJob("event")));
        Job job = drawn();

        jobs.undeliverable(job.lease(), KICKED, LATER);

        assertThat(jobs.isOver(job.id())).isTrue();
        assertThat(taken(images)).isEqualTo(1);
    }

    @Test
    void freesTheReservationOfAFailedJob() {
        jobs.admit(withAllowances(newJob("event")));

        fail(begun(), TIMEOUT, LATER);

        assertThat(taken(images)).isZero();
        assertThat(taken(budget)).isZero();
    }

    @Test
    void waitsBeforeARetryAndKeepsTheReservation() {
        jobs.admit(withAllowances(newJob("event")));
        Instant due = NOW.plusSeconds(5);

        retry(begun(), BUSY, due);

        assertThat(jobs.claim(BOB, Samples.PLATFORMS, due.minusMillis(1), LATER))
                .isEmpty();
        assertThat(taken(images)).isEqualTo(1);
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, due, LATER))
                .hasValueSatisfying(job -> assertThat(job.counts().attempts()).isEqualTo(1));
    }

    @Test
    void keepsEachImageAsItArrives() {
        jobs.admit(fourImages());
        Job job = claim();
        int first = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        int second = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        int third = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), NOW);

        jobs.arrived(job.lease(), second, Samples.artwork(1), 0, 30_000, NOW);
        jobs.attemptFailed(job.lease(), first, new Setback(BUSY, 1, 0), NOW);
        jobs.arrived(job.lease(), third, Samples.artwork(1), 1, 30_000, NOW);
        jobs.retryAt(job.lease(), NOW);

        Job again = claim();
        assertThat(again.arrived()).isEqualTo(2);
        assertThat(again.missing()).isEqualTo(1);
        assertThat(again.counts()).isEqualTo(new JobCounts(3, 0, 1, 1, 0));
        assertThat(again.requireArtwork().usage()).isEqualTo(new Usage(24, 0, 8_320));
    }

    @Test
    void remembersTheFirstReasonForFewerImages() {
        jobs.admit(fourImages());
        Job job = claim();
        for (Failure failure : List.of(BUSY, POLICY, TIMEOUT)) {
            int attempt = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
            jobs.attemptFailed(job.lease(), attempt, new Setback(failure, 1, failure.equals(BUSY) ? 0 : 1), NOW);
        }
        jobs.retryAt(job.lease(), NOW);

        Job again = claim();

        assertThat(again.shortfall()).isEqualTo(POLICY);
        assertThat(again.missing()).isEqualTo(2);
    }

    @Test
    void endsACallOnce() {
        jobs.admit(newJob("event"));
        Lease lease = begun().lease();
        jobs.arrived(lease, 1, Samples.artwork(), 0, 30_000, NOW);

        assertThatThrownBy(() -> jobs.attemptFailed(lease, 1, new Setback(BUSY, 1, 0), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> jobs.arrived(lease, 1, Samples.artwork(), 0, 30_000, NOW))
                .isInstanceOf(IllegalStateException.class);
        jobs.drawn(lease, Cost.NONE, null, NOW);
    }

    private NewJob fourImages() {
        return Samples.withCost(Samples.withRequest(newJob("event"), Samples.generation(4)), new Cost(4, 160_000));
    }

    private NewJob withAllowances(NewJob job) {
        return Samples.withAllowances(job, images, budget);
    }
}
