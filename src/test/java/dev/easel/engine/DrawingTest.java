package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.job.Job;
import dev.easel.core.job.RetryPolicy;
import dev.easel.testing.ScriptedProvider;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an admitted job at the provider, as its sender sees it. */
class DrawingTest extends EngineFixture {
    private static final Failure BROKEN =
            new Failure.ProviderTransient("server_error", null, Billing.PROBABLY_NOT_BILLED);
    private static final Failure LOST = new Failure.ProviderTransient("read_timeout", null, Billing.UNKNOWN);

    @Test
    void tellsHowTheJobGoesOn() {
        imagine(1);

        runNext();

        assertThat(messenger.transcript())
                .containsExactly(
                        "acknowledged: In the queue, next to be drawn.",
                        "progress: Drawing 1 picture with gpt-image-2.5-flare …",
                        "delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
        assertThat(runNext()).isFalse();
    }

    @Test
    void namesTheSenderToTheProviderByAPseudonym() {
        imagine(1);

        runNext();

        assertThat(provider.calls()).extracting(ScriptedProvider.Call::endUser).containsExactly("hash of 42");
    }

    @Test
    void waitsInTheQueueAsLongAsTheProviderAsks() {
        provider.thenFails(new Failure.ProviderTransient("rate_limit", Duration.ofSeconds(30), Billing.NOT_BILLED));
        imagine(1);
        runNext();

        clock.advance(Duration.ofSeconds(29));
        boolean early = runNext();
        clock.advance(Duration.ofSeconds(2));
        runNext();

        assertThat(early).isFalse();
        assertThat(messenger.transcript())
                .containsSubsequence(
                        "progress: The image service is busy. Waiting until it has room again; nothing to do for you.",
                        "delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void repeatsABrokenCallOnceAndThenRefunds() {
        provider.thenFails(BROKEN).thenFails(BROKEN);
        imagine(2);

        runNext();
        clock.advance(Duration.ofSeconds(10));
        runNext();
        clock.advance(Duration.ofSeconds(10));

        assertThat(runNext()).isFalse();
        assertThat(provider.calls()).hasSize(2);
        assertThat(lastWords()).startsWith("whispered: ").contains("Nothing was charged");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void doesNotPayTwiceWhenTheOutcomeIsUnknown() {
        provider.thenFails(LOST);
        imagine(1);

        runNext();
        clock.advance(Duration.ofMinutes(1));

        assertThat(runNext()).isFalse();
        assertThat(provider.calls()).hasSize(1);
        assertThat(lastWords()).startsWith("whispered: ").contains("You were not charged");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void repeatsAnUnknownOutcomeOnceWhereTheOperatorWantsIt() {
        RetryPolicy repeating = new RetryPolicy(true, random);
        provider.thenFails(LOST).thenFails(LOST);
        imagine(1);

        runNext(ALICE, repeating);
        clock.advance(Duration.ofSeconds(10));
        runNext(ALICE, repeating);
        clock.advance(Duration.ofSeconds(10));

        assertThat(runNext(ALICE, repeating)).isFalse();
        assertThat(provider.calls()).hasSize(2);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void refundsARefusalAndSaysWhoseTurnItIs() {
        provider.thenFails(new Failure.PolicyRefusal("moderation_blocked"));
        imagine(3);

        runNext();

        assertThat(lastWords())
                .isEqualTo("whispered: The image service declined this request under its content policy."
                        + " Nothing was charged. Try other words.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void chargesForTheImagesThatArrived() {
        provider.thenImages(2);
        imagine(3);

        runNext();

        assertThat(lastWords()).isEqualTo("delivered 2 images");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 2);
    }

    @Test
    void deliversNoMoreThanWasAskedAndPaidFor() {
        provider.thenImages(4);
        imagine(2);

        runNext();

        assertThat(lastWords()).isEqualTo("delivered 2 images");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 2);
    }

    @Test
    void givesUpAJobPastItsDeadlineWithoutACall() {
        imagine(1);
        clock.advance(DEADLINE);

        runNext();

        assertThat(provider.calls()).isEmpty();
        assertThat(lastWords()).startsWith("whispered: It took too long");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void refundsADefectUnderAnIncidentNumber() {
        provider.thenThrows(new IllegalStateException("the table is gone"));
        imagine(1);

        runNext();

        assertThat(lastWords())
                .matches("whispered: Something went wrong inside Easel\\. Nothing was charged\\."
                        + " Tell the operator the incident [0-9a-f]{6}\\.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void repeatsACallThatACrashCutOff() {
        provider.thenAfter(DrawingTest::crash);
        imagine(1);
        runUntilCrash();

        jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
        runNext();

        assertThat(provider.calls()).hasSize(2);
        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void refundsACallThatCrashesCutOffTwice() {
        provider.thenAfter(DrawingTest::crash).thenAfter(DrawingTest::crash);
        imagine(1);
        runUntilCrash();
        jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
        runUntilCrash();

        jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
        runNext();

        assertThat(provider.calls()).hasSize(2);
        assertThat(lastWords())
                .startsWith("whispered: Drawing was cut off twice")
                .contains("Nothing was charged");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @ParameterizedTest
    @EnumSource
    void staysSilentWhenAnotherInstanceTookOver(Ending ending) {
        provider.thenAfter(() -> {
            jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
            Job taken = claim(BOB).orElseThrow();
            ending.happen();
            assertThat(taken.lease().owner()).isEqualTo(BOB);
        });
        imagine(1);

        runNext();

        assertThat(lastWords()).startsWith("progress: Drawing");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    /** How a call ends that nobody waits for any more. */
    enum Ending {
        DRAWN {
            @Override
            void happen() {}
        },
        DEFECT {
            @Override
            void happen() {
                throw new IllegalStateException("planned");
            }
        };

        abstract void happen();
    }

    /** A process that dies says nothing and writes nothing. */
    private static final class CrashError extends Error {
        private static final long serialVersionUID = 1;
    }

    private static void crash() {
        throw new CrashError();
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
