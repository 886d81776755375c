package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobCounts;
import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A job's life from its admission to its end, on any database. */
abstract class JobStoreContract extends StoreFixture {
    private static final Failure BUSY = new Failure.ProviderTransient("busy", null, Billing.NOT_BILLED);
    private static final Failure TIMEOUT = new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN);
    private static final Failure POLICY = new Failure.PolicyRefusal("moderation_blocked");
    private static final Failure KICKED = new Failure.Undeliverable("kicked", Persistence.LASTING);
    private final Allowance budget = Samples.budgetAMonth(1_000_000);

    @Test
    void handsOutWhatWasAskedUnchanged() {
        NewJob asked = Samples.withRequest(newJob("event"), Samples.edit());
        jobs.admit(asked);

        Job job = claim();

        assertThat(job)
                .isEqualTo(new Job(
                        asked.id(),
                        new Lease(asked.id(), ALICE, 1),
                        JobState.RUNNING,
                        asked.sender(),
                        asked.place(),
                        asked.replyTo(),
                        asked.request(),
                        asked.presentation(),
                        asked.notes(),
                        JobCounts.NONE,
                        asked.now(),
                        asked.deadline(),
                        null,
                        null,
                        null));
    }

    @Test
    void drawsAReplannedJobByItsNewRequest() {
        jobs.admit(withAllowances(newJob("event")));
        Job job = begun();
        jobs.attemptFailed(job.lease(), 1, new Setback(Failure.UserError.of("model-unavailable"), 1, 0), LATER);

        jobs.replan(job.lease(), Samples.edit(), List.of("replaced"));
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), LATER);

        jobs.recover(Set.of(ALICE), LATER, 1);
        Job again = jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER).orElseThrow();
        assertThat(again.request()).isEqualTo(Samples.edit());
        assertThat(again.notes()).containsExactly("replaced");
        assertThat(again.counts()).isEqualTo(new JobCounts(2, 1, 1, 0, 0));
        assertThat(taken(budget)).isEqualTo(40_000);
    }

    @Test
    void replansNothingForWhoeverLostTheJob() {
        jobs.admit(newJob("event"));
        Job lost = begun();
        jobs.recover(Set.of(ALICE), LATER, 1);
        Job taken = jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER).orElseThrow();

        assertThatThrownBy(() -> jobs.replan(lost.lease(), Samples.edit(), List.of()))
                .isInstanceOf(LeaseLostException.class);
        assertThat(taken.request()).isEqualTo(Samples.generation());
    }

    @Test
    void knowsWhichModelsHaveDrawnLately() {
        jobs.admit(newJob("event"));
        drawn();

        assertThat(jobs.listModelsDrawn(NOW)).containsExactly(Samples.MODEL);
        assertThat(jobs.listModelsDrawn(LATER)).isEmpty();
    }

    @Test
    void handsOutEachJobOnceAndTheOldestFirst() {
        jobs.admit(Samples.at(newJob("late"), NOW.plusMillis(1)));
        NewJob early = newJob("early");
        jobs.admit(early);

        assertThat(claim().id()).isEqualTo(early.id());
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER)).isPresent();
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER)).isEmpty();
    }

    @Test
    void keepsAPinnedJobForItsInstance() {
        jobs.admit(Samples.pinnedTo(newJob("event"), BOB));

        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
        assertThat(jobs.listOwners()).containsExactly(BOB);
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, NOW, LATER)).isPresent();
    }

    @Test
    void keepsTheArtworkForWhoeverDelivers() {
        jobs.admit(newJob("event"));
        Job job = drawn();
        jobs.redeliverAt(job.lease(), LATER);

        Job again = jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER).orElseThrow();

        assertThat(again.state()).isEqualTo(JobState.DRAWN);
        assertThat(again.artwork()).isEqualTo(Samples.artwork(2));
        assertThat(again.counts().tries()).isEqualTo(1);
    }

    @Test
    void isOverOnceDelivered() {
        jobs.admit(newJob("event"));
        Job job = drawn();
        boolean before = jobs.isOver(job.id());

        jobs.delivered(job.lease(), Samples.message(), LATER);

        assertThat(before).isFalse();
        assertThat(jobs.isOver(job.id())).isTrue();
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER)).isEmpty();
        assertThat(jobs.listOwners()).isEmpty();
    }

    @Test
    void handsOutAFailedJobUntilItsSenderKnows() {
        jobs.admit(newJob("event"));
        Job failed = begun();
        fail(failed, POLICY, NOW);
        jobs.redeliverAt(failed.lease(), LATER);

        Job telling = jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER).orElseThrow();
        boolean before = jobs.isOver(telling.id());
        jobs.told(telling.lease(), LATER);

        assertThat(telling.failure()).isEqualTo(POLICY);
        assertThat(telling.state()).isEqualTo(JobState.FAILED);
        assertThat(before).isFalse();
        assertThat(jobs.isOver(telling.id())).isTrue();
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER)).isEmpty();
    }

    @Test
    void countsAttemptsOverSeveralClaims() {
        jobs.admit(newJob("event"));
        retry(begun(), TIMEOUT, NOW);
        retry(begun(), BUSY, NOW);

        assertThat(claim().counts()).isEqualTo(new JobCounts(2, 0, 2, 0, 0));
    }

    @Test
    void refusesAHolderWhoseJobWasTakenOver() {
        jobs.admit(newJob("event"));
        Lease stale = claim().lease();
        jobs.recover(Set.of(ALICE), NOW, 1);
        Job taken = claim();

        assertThat(taken.lease().epoch()).isGreaterThan(stale.epoch());
        for (Runnable write : List.<Runnable>of(
                () -> jobs.beginAttempt(stale, Samples.MODEL, Samples.cost(1), NOW),
                () -> jobs.arrived(stale, 1, Samples.artwork(), 0, 30_000, NOW),
                () -> jobs.attemptFailed(stale, 1, new Setback(BUSY, 1, 0), NOW),
                () -> jobs.drawn(stale, Cost.NONE, null, NOW),
                () -> jobs.retryAt(stale, NOW),
                () -> jobs.failed(stale, BUSY, NOW),
                () -> jobs.redeliverAt(stale, NOW),
                () -> jobs.delivered(stale, Samples.message(), NOW),
                () -> jobs.told(stale, NOW),
                () -> jobs.undeliverable(stale, KICKED, NOW))) {
            assertThatThrownBy(write::run).isInstanceOf(LeaseLostException.class);
        }
    }

    @Test
    void refusesAMoveThatItsStateDoesNotAllow() {
        jobs.admit(newJob("event"));
        Lease lease = claim().lease();

        assertThatThrownBy(() -> jobs.delivered(lease, Samples.message(), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RUNNING");
    }

    @Test
    void answersGoToTheLatestAddress() {
        NewJob asked = newJob("event");
        jobs.admit(asked);

        jobs.acknowledged(asked.id(), Samples.replyTo("status line"));

        assertThat(claim().replyTo()).isEqualTo(Samples.replyTo("status line"));
    }

    private NewJob withAllowances(NewJob job) {
        return Samples.withAllowances(job, Samples.imagesADay("42", 10), budget);
    }
}
