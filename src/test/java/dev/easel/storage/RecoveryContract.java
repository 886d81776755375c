package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of jobs whose holder is gone, on any database. */
abstract class RecoveryContract extends StoreFixture {
    private final Allowance images = Samples.imagesADay("42", 10);

    @Test
    void leavesLiveLeasesAlone() {
        jobs.admit(newJob("event"));
        begun();

        assertThat(jobs.recover(Set.of(BOB), LATER, 1)).isZero();
    }

    @Test
    void queuesWhatWasHeldButNotSentWithoutCountingIt() {
        jobs.admit(newJob("event"));
        claim();

        int count = jobs.recover(Set.of(), LATER.plusMillis(1), 0);

        assertThat(count).isEqualTo(1);
        assertThat(claim().counts().interruptions()).isZero();
    }

    @Test
    void repeatsACallThatWasCutOffAsOftenAsAllowed() {
        jobs.admit(Samples.withAllowances(newJob("event"), images));
        begun();

        jobs.recover(Set.of(ALICE), NOW, 1);
        Job again = begun();

        assertThat(again.state()).isEqualTo(JobState.RUNNING);
        assertThat(again.counts().interruptions()).isEqualTo(1);
        assertThat(again.counts().attempts()).isEqualTo(1);
        assertThat(taken(images)).isEqualTo(1);
    }

    @Test
    void failsACallThatWasCutOffOnceTooOftenAndFreesItsReservation() {
        jobs.admit(Samples.withAllowances(newJob("event"), images));
        begun();
        jobs.recover(Set.of(ALICE), NOW, 1);
        begun();
        jobs.recover(Set.of(ALICE), NOW, 1);

        Job job = claim();

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isEqualTo(new Failure.Interrupted());
        assertThat(job.counts().interruptions()).isEqualTo(2);
        assertThat(taken(images)).isZero();
    }

    @Test
    void deliversWhatADeadInstanceDrew() {
        jobs.admit(newJob("event"));
        drawn();

        jobs.recover(Set.of(ALICE), NOW, 1);

        assertThat(jobs.claim(BOB, Samples.PLATFORMS, NOW, LATER)).hasValueSatisfying(job -> {
            assertThat(job.artwork()).isEqualTo(Samples.artwork(2));
            assertThat(job.counts().interruptions()).isZero();
        });
    }

    @Test
    void tellsWhatADeadInstanceFailed() {
        jobs.admit(newJob("event"));
        fail(begun(), new Failure.PolicyRefusal("code"), NOW);

        jobs.recover(Set.of(ALICE), NOW, 1);

        assertThat(claim().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void takesBackNothingWhileHeartbeatsArrive() {
        jobs.admit(newJob("event"));
        Job job = begun();

        jobs.heartbeat(Set.of(job.lease()), LATER.plusSeconds(60));

        assertThat(jobs.recover(Set.of(), LATER.plusMillis(1), 1)).isZero();
        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, LATER);
    }

    @Test
    void takesBackWhatItsHolderLostSightOf() {
        jobs.admit(newJob("event"));
        jobs.admit(newJob("other"));
        Job lost = begun();
        Job held = begun();

        jobs.heartbeat(Set.of(held.lease()), LATER.plusSeconds(60));

        assertThat(jobs.recover(Set.of(), LATER.plusMillis(1), 1)).isEqualTo(1);
        assertThat(claim().id()).isEqualTo(lost.id());
    }

    @Test
    void givesNoLeaseBackByAHeartbeat() {
        jobs.admit(newJob("event"));
        Job former = begun();
        jobs.recover(Set.of(ALICE), NOW, 1);
        claim();

        jobs.heartbeat(Set.of(former.lease()), LATER.plusSeconds(60));

        assertThat(jobs.recover(Set.of(), LATER.plusMillis(1), 1)).isEqualTo(1);
    }

    @Test
    void refusesTheFormerHolderAtOnce() {
        jobs.admit(newJob("event"));
        Job job = begun();

        jobs.recover(Set.of(ALICE), NOW, 1);

        assertThatThrownBy(() -> jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, LATER))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    void unpinsTheJobsOfADeadInstance() {
        jobs.admit(Samples.pinnedTo(newJob("event"), ALICE));

        int count = jobs.recover(Set.of(ALICE), NOW, 1);

        assertThat(count).isEqualTo(1);
        assertThat(jobs.listOwners()).isEmpty();
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, NOW, LATER)).isPresent();
    }

    @Test
    void unpinsWhatAnInstanceLeftLyingAfterItsDeadline() {
        NewJob asked = Samples.pinnedTo(newJob("event"), ALICE);
        jobs.admit(asked);
        Instant left = asked.deadline().plusSeconds(60).plusMillis(1);

        int early = jobs.recover(Set.of(), left.minusMillis(1), 1);
        int late = jobs.recover(Set.of(), left, 1);

        assertThat(early).isZero();
        assertThat(late).isEqualTo(1);
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, left, left)).isPresent();
    }

    @Test
    void leavesAPinWhoseInstanceTriesAgainLater() {
        NewJob asked = Samples.pinnedTo(newJob("event"), ALICE);
        jobs.admit(asked);
        Instant late = asked.deadline().plusSeconds(600);
        jobs.redeliverAt(drawn().lease(), late.minusSeconds(1));

        assertThat(jobs.recover(Set.of(), late, 1)).isZero();
        assertThat(jobs.listOwners()).containsExactly(ALICE);
    }

    @Test
    void countsAPinnedJobThatWasHeldOnce() {
        jobs.admit(Samples.pinnedTo(newJob("event"), ALICE));
        begun();

        assertThat(jobs.recover(Set.of(ALICE, BOB), NOW, 1)).isEqualTo(1);
    }

    @Test
    void letsALivePinnedInstanceHaveItsJobBack() {
        jobs.admit(Samples.pinnedTo(newJob("event"), ALICE));
        begun();

        jobs.recover(Set.of(), LATER.plusMillis(1), 1);

        assertThat(jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER)).isEmpty();
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER)).isPresent();
    }
}
