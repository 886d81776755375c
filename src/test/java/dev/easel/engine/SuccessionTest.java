package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.FailureException;
import dev.easel.core.job.Job;
import dev.easel.core.job.RetryPolicy;
import dev.easel.storage.Invariants;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How jobs for models that are gone are drawn, as their senders see it. */
class SuccessionTest extends EngineFixture {
    private static final Failure GONE = Failure.UserError.of("model-unavailable", "dall-e-3");
    private static final Failure BROKEN =
            new Failure.ProviderTransient("server_error", null, Billing.PROBABLY_NOT_BILLED);

    @AfterEach
    void invariantsHold() {
        assertThat(Invariants.check(database)).isEmpty();
    }

    @Test
    void drawsARetiredModelsReplacementWithoutAskingForIt() {
        imagine("dall-e-3");

        runNext();

        assertThat(models()).containsExactly("gpt-image-2.5-flare");
        assertThat(caption())
                .contains("dall-e-3 is no longer available; drawn with gpt-image-2.5-flare.")
                .contains("quality standard to medium");
        assertThat(messenger.transcript())
                .contains("progress: Drawing 1 picture with gpt-image-2.5-flare …", "delivered 1 image");
    }

    @Test
    void replacesAModelThatWasRetiredWhileTheJobWaited() {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-30T23:55:00Z")));
        imagine("gpt-image-1-mini");
        clock.advance(Duration.ofMinutes(6));

        runNext();

        assertThat(models()).containsExactly("gpt-image-2.5-flare");
        assertThat(caption()).contains("gpt-image-1-mini is no longer available; drawn with gpt-image-2.5-flare.");
    }

    @Test
    void drawsARetiredModelWhereTheServerHasIt() {
        server = "compatible";
        imagine("dall-e-3");

        runNext();

        assertThat(models()).containsExactly("dall-e-3");
        assertThat(caption()).doesNotContain("gpt-image");
    }

    @Test
    void drawsTheReplacementAfterOneRefusal() {
        server = "compatible";
        provider.thenFails(GONE);
        imagine("dall-e-3");

        runNext();

        assertThat(models()).containsExactly("dall-e-3", "gpt-image-2.5-flare");
        assertThat(caption())
                .contains("The image service does not have dall-e-3; drawn with gpt-image-2.5-flare.")
                .contains("quality standard to medium");
        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void replacesALivingModelThatTheServerRefusesBeforeItsDay() {
        provider.thenFails(GONE);
        imagine("gpt-image-1.5");

        runNext();

        assertThat(models()).containsExactly("gpt-image-1.5", "gpt-image-2.5-flare");
    }

    @Test
    void remembersForAnHourWhatTheServerRefused() {
        server = "compatible";
        provider.thenFails(GONE);
        imagine("dall-e-3");
        runNext();
        imagine("dall-e-3");
        clock.advance(Duration.ofMinutes(59));
        runNext();

        clock.advance(Duration.ofMinutes(2));
        imagine("dall-e-3");
        runNext();

        assertThat(models()).containsExactly("dall-e-3", "gpt-image-2.5-flare", "dall-e-3");
    }

    @Test
    void failsAModelThatNothingReplaces() {
        server = "compatible";
        provider.thenFails(GONE);
        imagine("my-model");

        runNext();

        assertThat(models()).containsExactly("my-model");
        assertThat(lastWords()).startsWith("whispered: The image service does not have the model");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void givesUpWhenTheReplacementIsRefusedToo() {
        server = "compatible";
        provider.thenFails(GONE).thenFails(GONE);
        imagine("dall-e-3");

        runNext();

        assertThat(models()).containsExactly("dall-e-3", "gpt-image-2.5-flare");
        assertThat(lastWords()).startsWith("whispered: The image service does not have the model");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void doesNotCountTheRefusalAsATry() {
        server = "compatible";
        provider.thenFails(GONE).thenFails(BROKEN);
        imagine("dall-e-3");

        runNext();
        clock.advance(Duration.ofSeconds(10));
        runNext();

        assertThat(models()).containsExactly("dall-e-3", "gpt-image-2.5-flare", "gpt-image-2.5-flare");
        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    @Test
    void doesNotAskAgainAfterACrash() {
        server = "compatible";
        provider.thenFails(GONE).thenAfter(() -> {
            throw new CrashError();
        });
        imagine("dall-e-3");
        runUntilCrash();

        jobs.recover(Set.of(Samples.ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
        forgetRefusals();
        runner(new RetryPolicy(false, random)).run(claim(Samples.BOB).orElseThrow());

        assertThat(models()).containsExactly("dall-e-3", "gpt-image-2.5-flare", "gpt-image-2.5-flare");
        assertThat(caption()).contains("dall-e-3; drawn with gpt-image-2.5-flare.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void leavesAReplannedJobToWhoeverTookItOver() {
        server = "compatible";
        provider.thenAfter(() -> {
            jobs.recover(Set.of(Samples.ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
            Job taken = claim(Samples.BOB).orElseThrow();
            assertThat(taken.request().model().value()).isEqualTo("dall-e-3");
            throw new FailureException(GONE);
        });
        imagine("dall-e-3");

        runNext();

        assertThat(models()).containsExactly("dall-e-3");
        assertThat(messenger.deliveries()).isEmpty();
    }

    private void imagine(String named) {
        intake().accept(command("event-" + messenger.transcript().size(), "a fox", Map.of("model", named)));
    }

    private List<String> models() {
        return provider.calls().stream()
                .map(call -> call.request().model().value())
                .toList();
    }

    private String caption() {
        return messenger.deliveries().getLast().caption().text();
    }

    /** A process that dies says nothing and writes nothing. */
    private static final class CrashError extends Error {
        private static final long serialVersionUID = 1;
    }

    private void runUntilCrash() {
        try {
            runNext();
        } catch (CrashError e) {
            return;
        }
        throw new AssertionError("the crash did not happen");
    }
}
