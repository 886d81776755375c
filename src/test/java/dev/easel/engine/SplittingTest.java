package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.job.Job;
import dev.easel.core.job.RetryPolicy;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request for more images than one call may ask for. */
class SplittingTest extends EngineFixture {
    private static final Failure POLICY = new Failure.PolicyRefusal("moderation_blocked");
    private static final Failure BUSY =
            new Failure.ProviderTransient("rate_limit", Duration.ofSeconds(5), Billing.NOT_BILLED);

    @BeforeEach
    void askAServerThatStillHasTheModel() {
        server = "compatible";
    }

    @Test
    void asksForOneImageACallWhereTheModelDrawsNoMore() {
        imagineFour();

        runNext();

        assertThat(provider.calls()).hasSize(4).allMatch(call -> call.request().count() == 1);
        assertThat(lastWords()).isEqualTo("delivered 4 images");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 4);
    }

    @Test
    void deliversTheGoodOnesOfFourAndRefundsTheRefusedOne() {
        provider.thenFails(POLICY);
        imagineFour();

        runNext();

        assertThat(lastWords()).isEqualTo("delivered 3 images");
        assertThat(caption())
                .contains("3 of 4 pictures arrived; the others were not charged."
                        + " The image service declined them under its content policy.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 3);
        assertThat(runNext()).isFalse();
    }

    @Test
    void drawsOnlyWhatIsMissingWhenTheProviderAsksToWait() {
        provider.thenFails(BUSY);
        imagineFour();
        runNext();
        clock.advance(Duration.ofMinutes(1));

        runNext();

        assertThat(provider.calls()).hasSize(5);
        assertThat(lastWords()).isEqualTo("delivered 4 images");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 4);
    }

    @Test
    void doesNotTryARefusedOneAgainWithThoseThatWait() {
        provider.thenFails(BUSY).thenFails(POLICY);
        imagineFour();
        runNext();
        clock.advance(Duration.ofMinutes(1));

        runNext();

        assertThat(provider.calls()).hasSize(5);
        assertThat(lastWords()).isEqualTo("delivered 3 images");
        assertThat(caption()).contains("content policy");
    }

    @Test
    void failsWhenNoneArrives() {
        provider.thenFails(POLICY).thenFails(POLICY).thenFails(POLICY).thenFails(POLICY);
        imagineFour();

        runNext();

        assertThat(lastWords()).startsWith("whispered: The image service declined this request");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void neverDrawsAgainWhatArrivedBeforeACrash() {
        imagineFour();
        Job job = claim(ALICE).orElseThrow();
        int first = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.arrived(job.lease(), first, Samples.artwork(), 0, 30_000, clock.instant());

        jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
        runNext();

        assertThat(provider.calls()).hasSize(3);
        assertThat(lastWords()).isEqualTo("delivered 4 images");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 4);
    }

    @Test
    void deliversWhatArrivedWhenCrashesCutOffTheRestTooOften() {
        imagineFour();
        Job job = claim(ALICE).orElseThrow();
        int first = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.arrived(job.lease(), first, Samples.artwork(), 0, 30_000, clock.instant());

        jobs.recover(Set.of(ALICE), clock.instant(), 0);
        runNext();

        assertThat(provider.calls()).isEmpty();
        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(caption()).contains("cut off by a restart");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void saysHowManyAreDone() {
        imagineFour();

        runNext();

        assertThat(messenger.transcript())
                .contains("progress: Drawing 4 pictures with dall-e-3 …")
                .anyMatch(line -> line.endsWith("3 done."));
    }

    @Test
    void explainsWhenOneCallBringsFewerThanAsked() {
        provider.thenImages(2);
        imagine(3);

        runNext();

        assertThat(caption()).endsWith("2 of 3 pictures arrived; the others were not charged.");
    }

    @Test
    void asksForAModelThatTheServerMayNotHaveWithOneCallOnly() {
        provider.thenFails(Failure.UserError.of("model-unavailable", "dall-e-3"));
        imagineFour();

        runNext();

        assertThat(provider.calls())
                .extracting(
                        call -> call.request().model() + " " + call.request().count())
                .containsExactly("dall-e-3 1", "gpt-image-2.5-flare 4");
        assertThat(lastWords()).isEqualTo("delivered 4 images");
    }

    private void imagineFour() {
        intake().accept(command("event-1", "a fox", Map.of("count", "4", "model", "dall-e-3")));
    }

    private String caption() {
        return messenger.deliveries().getLast().caption().text();
    }
}
