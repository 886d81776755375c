package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import dev.easel.core.job.LeaseLostException;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.ParkedJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that are given up, and jobs that are put aside, on any database. */
abstract class CancellingContract extends StoreFixture {
    private static final UserRef WHO = Samples.sender().user();

    private final Allowance images = Samples.imagesADay("42", 10);

    @Test
    void refundsAJobThatWaitsAndHasItsSenderTold() {
        NewJob asked = admit("event");

        Cancellation outcome = jobs.cancel(asked.id(), WHO, NOW);

        assertThat(outcome).isEqualTo(Cancellation.DONE);
        assertThat(taken(images)).isZero();
        Job telling = claim();
        assertThat(telling.state()).isEqualTo(JobState.CANCELLED);
        jobs.told(telling.lease(), NOW);
        assertThat(jobs.isOver(asked.id())).isTrue();
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
    }

    @Test
    void shutsOutTheHolderOfAJobThatIsNotCalledForYet() {
        admit("event");
        Job held = claim();

        Cancellation outcome = jobs.cancel(held.id(), WHO, NOW);

        assertThat(outcome).isEqualTo(Cancellation.DONE);
        assertThat(taken(images)).isZero();
        assertThatThrownBy(() -> jobs.beginAttempt(held.lease(), Samples.MODEL, Samples.cost(1), NOW))
                .isInstanceOf(LeaseLostException.class);
        assertThat(claim().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void isTooLateOnceTheCallLeft() {
        admit("event");
        Job held = begun();

        assertThat(jobs.cancel(held.id(), WHO, NOW)).isEqualTo(Cancellation.TOO_LATE);

        jobs.arrived(held.lease(), 1, Samples.artwork(), 0, 30_000, NOW);
        assertThat(taken(images)).isEqualTo(1);
    }

    @Test
    void keepsWhatArrivedAndGivesUpTheRestThatWaits() {
        jobs.admit(Samples.withAllowances(
                Samples.withCost(Samples.withRequest(newJob("event"), Samples.generation(2)), Samples.cost(2)),
                images));
        Job held = begun();
        jobs.arrived(held.lease(), 1, Samples.artwork(), 0, 30_000, NOW);
        jobs.retryAt(held.lease(), LATER);

        assertThat(jobs.cancel(held.id(), WHO, NOW)).isEqualTo(Cancellation.REST);

        Job left = claim();
        assertThat(left.arrived()).isEqualTo(1);
        assertThat(left.missing()).isZero();
        jobs.drawn(left.lease(), new Cost(1, 30_000), null, NOW);
        assertThat(taken(images)).isEqualTo(1);
    }

    @Test
    void isTooLateBetweenTwoCallsOfAJobThatIsHeld() {
        admit("event");
        Job held = begun();
        jobs.arrived(held.lease(), 1, Samples.artwork(), 0, 30_000, NOW);

        assertThat(jobs.cancel(held.id(), WHO, NOW)).isEqualTo(Cancellation.TOO_LATE);
    }

    @Test
    void isTooLateWhileTheResultIsBeingDelivered() {
        admit("event");

        assertThat(jobs.cancel(drawn().id(), WHO, NOW)).isEqualTo(Cancellation.TOO_LATE);
    }

    @Test
    void cancelsWhatWaitsForAnotherTry() {
        admit("event");
        retry(begun(), new Failure.ProviderTransient("busy", null, Billing.NOT_BILLED), LATER);
        JobId job =
                jobs.claim(BOB, Samples.PLATFORMS, LATER, LATER).orElseThrow().id();

        assertThat(jobs.cancel(job, WHO, LATER)).isEqualTo(Cancellation.DONE);
        assertThat(taken(images)).isZero();
    }

    @Test
    void findsNothingToCancelWhenItIsOver() {
        NewJob asked = admit("event");
        jobs.cancel(asked.id(), WHO, NOW);

        assertThat(jobs.cancel(asked.id(), WHO, NOW)).isEqualTo(Cancellation.OVER);
        assertThat(jobs.cancel(new JobId("unknown"), WHO, NOW)).isEqualTo(Cancellation.OVER);
    }

    @Test
    void knowsWhoAsked() {
        NewJob asked = admit("event");

        assertThat(jobs.findRequester(asked.id())).contains(WHO);
        assertThat(jobs.findRequester(new JobId("unknown"))).isEmpty();
    }

    @Test
    void letsTheAcknowledgementComeBeforeTheGoodbye() {
        NewJob asked = Samples.claimableFrom(newJob("event"), NOW.plusSeconds(5));
        jobs.admit(asked);

        jobs.cancel(asked.id(), WHO, NOW);

        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER)).isEmpty();
        jobs.acknowledged(asked.id(), Samples.replyTo("acknowledged"));
        assertThat(claim().replyTo()).isEqualTo(Samples.replyTo("acknowledged"));
    }

    @Test
    void tellsACancelledJobAgainWhoseTellerDied() {
        NewJob asked = admit("event");
        jobs.cancel(asked.id(), WHO, NOW);
        claim();

        jobs.recover(Set.of(ALICE), NOW, 1);

        assertThat(jobs.claim(BOB, Samples.PLATFORMS, NOW, LATER))
                .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(JobState.CANCELLED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request = '{\"kind\":\"hologram\"}'",
                "request = 'null'",
                "sender = '{'",
                "place = ''",
                "presentation = '{\"visibility\":\"LOUD\",\"cover\":\"NONE\"}'",
                "notes = '7'"
            })
    void parksWhatCantBeReadAndGoesOnWithTheNext(String damage) {
        NewJob damaged = admit("damaged");
        NewJob whole = Samples.at(newJob("whole"), NOW.plusMillis(1));
        jobs.admit(whole);
        database.change(handle -> handle.execute("UPDATE job SET " + damage + " WHERE event_key = 'damaged'"));

        Job next = jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER).orElseThrow();

        assertThat(next.id()).isEqualTo(whole.id());
        assertThat(taken(images)).isZero();
        assertThat(jobs.listParked()).extracting(ParkedJob::id).containsExactly(damaged.id());
        assertThat(jobs.listParked().getFirst().reason())
                .startsWith("a stored ")
                .doesNotContain("hologram", "LOUD");
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER)).isEmpty();
        assertThat(jobs.cancel(damaged.id(), WHO, NOW)).isEqualTo(Cancellation.OVER);
    }

    @Test
    void parksDrawnAndFailedJobsThatCantBeReadAsTheyAre() {
        admit("drawn");
        jobs.redeliverAt(drawn().lease(), LATER);
        admit("failed");
        Job failed = begun();
        fail(failed, new Failure.PolicyRefusal("code"), NOW);
        jobs.redeliverAt(failed.lease(), LATER);
        database.change(handle -> handle.execute("UPDATE job SET reply_to = '[]'"));

        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER)).isEmpty();

        assertThat(jobs.listParked()).hasSize(2);
        assertThat(taken(images)).isEqualTo(1);
    }

    private NewJob admit(String event) {
        NewJob job = Samples.withAllowances(newJob(event), images);
        jobs.admit(job);
        return job;
    }
}
