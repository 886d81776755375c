package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobState;
import dev.easel.core.quota.Allowance;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of jobs that wait while the provider is in trouble, on any database. */
abstract class WaitingJobsContract extends StoreFixture {
    private static final Failure NO_CREDIT = new Failure.ProviderPermanent("insufficient_quota", 429, Reach.ACCOUNT);

    private final Allowance images = Samples.imagesADay("42", 10);

    @Test
    void putsAJobBackWithoutCountingACall() {
        jobs.admit(Samples.withAllowances(newJob("event"), images));
        Instant due = NOW.plusSeconds(15);

        jobs.retryAt(claim().lease(), due);

        assertThat(jobs.claim(BOB, Samples.PLATFORMS, due.minusMillis(1), LATER))
                .isEmpty();
        assertThat(taken(images)).isEqualTo(1);
        assertThat(jobs.claim(BOB, Samples.PLATFORMS, due, LATER)).hasValueSatisfying(job -> {
            assertThat(job.counts().attempts()).isZero();
            assertThat(job.deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        });
    }

    @Test
    void refundsEverybodyWhoWaitsAndHasThemTold() {
        jobs.admit(Samples.withAllowances(newJob("waits"), images));
        jobs.admit(Samples.withAllowances(newJob("later"), images));
        retry(begun(), new Failure.ProviderTransient("busy", null, Billing.NOT_BILLED), NOW.plus(Duration.ofHours(1)));

        int failed = jobs.failWaiting(ALICE, Samples.PLATFORMS, NO_CREDIT, NOW);

        assertThat(failed).isEqualTo(2);
        assertThat(taken(images)).isZero();
        for (int i = 0; i < 2; i++) {
            Job telling = claim();
            assertThat(telling.state()).isEqualTo(JobState.FAILED);
            assertThat(telling.failure()).isEqualTo(NO_CREDIT);
            jobs.told(telling.lease(), NOW);
        }
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
    }

    @Test
    void leavesAloneWhatIsHeldDrawnOrOver() {
        jobs.admit(Samples.withAllowances(newJob("drawn"), images));
        jobs.redeliverAt(drawn().lease(), LATER);
        jobs.admit(Samples.withAllowances(newJob("running"), images));
        Job running = begun();

        int failed = jobs.failWaiting(ALICE, Samples.PLATFORMS, NO_CREDIT, NOW);

        assertThat(failed).isZero();
        assertThat(taken(images)).isEqualTo(2);
        jobs.arrived(running.lease(), 1, Samples.artwork(), 0, 30_000, NOW);
    }

    @Test
    void leavesAJobWithImagesToWhoeverDeliversThem() {
        jobs.admit(Samples.withAllowances(newJob("event"), images));
        Job job = begun();
        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, NOW);
        jobs.retryAt(job.lease(), NOW);

        int failed = jobs.failWaiting(ALICE, Samples.PLATFORMS, NO_CREDIT, NOW);

        assertThat(failed).isZero();
        assertThat(claim().arrived()).isEqualTo(1);
    }

    @Test
    void leavesTheJobsOfOthersToThem() {
        jobs.admit(Samples.pinnedTo(newJob("pinned"), BOB));

        int byAlice = jobs.failWaiting(ALICE, Samples.PLATFORMS, NO_CREDIT, NOW);
        int elsewhere = jobs.failWaiting(BOB, Set.of(new PlatformId("elsewhere")), NO_CREDIT, NOW);
        int nowhere = jobs.failWaiting(BOB, Set.of(), NO_CREDIT, NOW);

        assertThat(byAlice + elsewhere + nowhere).isZero();
        assertThat(jobs.failWaiting(BOB, Samples.PLATFORMS, NO_CREDIT, NOW)).isEqualTo(1);
    }

    @Test
    void letsTheAcknowledgementComeBeforeTheBadNews() {
        var asked = Samples.claimableFrom(newJob("event"), NOW.plusSeconds(5));
        jobs.admit(asked);

        jobs.failWaiting(ALICE, Samples.PLATFORMS, NO_CREDIT, NOW);

        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
        jobs.acknowledged(asked.id(), Samples.replyTo("acknowledged"));
        assertThat(claim().replyTo()).isEqualTo(Samples.replyTo("acknowledged"));
    }
}
