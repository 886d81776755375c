package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.job.Job;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of images, and of bad news, on their way into the conversation. */
class DeliveringTest extends EngineFixture {
    private static final int TRIES = 100;

    @Test
    void deliversAgainAfterAPassingFailure() {
        messenger.failDelivery(Persistence.PASSING);
        imagine(1);
        runNext();

        clock.advance(Duration.ofSeconds(1));
        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(provider.calls()).hasSize(1);
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void saysSoWhenTheConversationIsClosedToIt() {
        messenger.failDelivery(Persistence.LASTING);
        imagine(1);

        runNext();
        clock.advance(Duration.ofHours(1));

        assertThat(runNext()).isFalse();
        assertThat(lastWords())
                .isEqualTo("whispered: The pictures are drawn and charged, but can't be posted here (no permission)."
                        + " They are kept in your gallery. Ask an admin to let me post pictures in this channel.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void givesUpAfterAHundredTries() {
        for (int i = 0; i < TRIES; i++) {
            messenger.failDelivery(Persistence.PASSING);
        }
        imagine(1);

        runUntilIdle();

        assertThat(lastWords()).startsWith("whispered: The pictures are drawn");
        assertThat(messenger.deliveries()).isEmpty();
    }

    @Test
    void deliversAgainAfterADefect() {
        messenger.failDelivery(new IllegalStateException("planned"));
        imagine(1);

        runUntilIdle();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(provider.calls()).hasSize(1);
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void namesTheIncidentWhenADefectLasts() {
        for (int i = 0; i < TRIES; i++) {
            messenger.failDelivery(new IllegalStateException("planned"));
        }
        imagine(1);

        runUntilIdle();

        assertThat(lastWords()).matches("whispered: The pictures are drawn .*\\(incident [0-9a-f]{6}\\).*");
    }

    @Test
    void deliversWhatADeadInstanceDrewWithoutDrawingItAgain() {
        imagine(1);
        Job job = claim(ALICE).orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 30_000, clock.instant());
        jobs.drawn(job.lease(), new Cost(1, 40), null, clock.instant());

        jobs.recover(Set.of(ALICE), clock.instant(), 1);
        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void deliversUnderTheJobsNameToTheAcknowledgedAddress() {
        imagine(1);
        Job job = claim(ALICE).orElseThrow();

        runner(new RetryPolicy(false, random)).run(job);

        assertThat(job.replyTo()).isEqualTo(Samples.replyTo(Samples.replyTo().value() + "/acknowledged"));
        assertThat(messenger.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.nonce()).isEqualTo(job.id().value());
            assertThat(delivery.altText().text()).isEqualTo("a fox");
        });
    }

    @Test
    void tellsAFailureAgainWhenNobodyHeardIt() {
        provider.thenFails(new Failure.PolicyRefusal("code"));
        messenger.failTelling(new FailureException(new Failure.Undeliverable("gone", Persistence.PASSING)));
        messenger.failTelling(new IllegalStateException("planned"));
        imagine(1);

        runUntilIdle();

        assertThat(messenger.transcript())
                .filteredOn(line -> line.startsWith("whispered: "))
                .hasSize(1);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void leavesItWhenNobodyCanBeTold() {
        provider.thenFails(new Failure.PolicyRefusal("code"));
        messenger.failTelling(new FailureException(new Failure.Undeliverable("gone", Persistence.LASTING)));
        imagine(1);

        runUntilIdle();

        assertThat(lastWords()).startsWith("progress: ");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    private void runUntilIdle() {
        for (int step = 0; step < 2 * TRIES; step++) {
            runNext();
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(runNext()).isFalse();
    }
}
