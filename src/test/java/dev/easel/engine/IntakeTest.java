package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.job.Job;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest extends EngineFixture {
    @Test
    void acknowledgesAJobThatCanBeDrawnAtOnce() {
        imagine(1);

        assertThat(messenger.transcript()).containsExactly("acknowledged: In the queue, next to be drawn.");
        assertThat(claim(ALICE)).isPresent();
    }

    @Test
    void saysHowManyWaitBefore() {
        intake().accept(command("first", "a fox", Map.of()));
        clock.advance(Duration.ofMillis(1));
        intake().accept(command("second", "a fox", Map.of()));
        clock.advance(Duration.ofMillis(1));
        intake().accept(command("third", "a fox", Map.of()));

        assertThat(messenger.transcript())
                .endsWith(
                        "acknowledged: In the queue, 1 request ahead.",
                        "acknowledged: In the queue, 2 requests ahead.");
    }

    @Test
    void ignoresAnEventThatCameBefore() {
        imagine(1);

        imagine(1);

        assertThat(messenger.transcript()).hasSize(1);
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
        claim(ALICE);
        assertThat(claim(ALICE)).isEmpty();
    }

    @Test
    void saysHowManyAreLeftWhenTheQuotaIsTooSmall() {
        intake().accept(command("event-1", "a fox", Map.of("count", "10")));
        intake().accept(command("event-2", "a fox", Map.of("count", "7")));

        intake().accept(command("event-3", "a fox", Map.of("count", "4")));

        assertThat(lastWords())
                .isEqualTo("whispered: Not enough left of your quota: this asks for 4, 3 of 20 pictures are left today."
                        + " It is whole again in 12 hours. Nothing was charged.");
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void keepsAJobThatCouldNotBeAcknowledged() {
        messenger.failAcknowledging(new IllegalStateException("planned"));

        imagine(1);

        assertThat(messenger.transcript()).isEmpty();
        assertThat(claim(ALICE)).map(Job::replyTo).contains(Samples.replyTo());
    }

    @Test
    void whispersWhatIsWrongAndKeepsNothing() {
        intake().accept(command("event-1", "a fox", Map.of("size", "huge", "count", "11")));

        assertThat(lastWords()).startsWith("whispered: ").contains("“11”", "“huge”", "Nothing was charged.");
        assertThat(claim(ALICE)).isEmpty();
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void knowsNoOtherCommand() {
        intake().accept(new Incoming.Command(
                "event-1",
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                "dance",
                "a fox",
                List.of(),
                Map.of()));

        assertThat(messenger.transcript())
                .containsExactly(
                        "whispered: There is no command “dance”. Choose imagine, edit or variations, or ask for help. Nothing was charged.");
    }

    @Test
    void answersADefectWithAnIncidentNumberAlone() {
        database.close();

        imagine(1);

        assertThat(messenger.transcript())
                .singleElement()
                .asString()
                .matches("whispered: Something went wrong inside Easel\\. Nothing was charged\\."
                        + " Tell the operator the incident [0-9a-f]{6}\\.");
    }

    @Test
    void neverThrowsWhenNobodyCanBeTold() {
        messenger.failTelling(new IllegalStateException("planned"));

        intake().accept(command("event-1", " ", Map.of()));

        assertThat(messenger.transcript()).isEmpty();
    }

    @Test
    void pinsTheJobsOfAnInstanceThatSomebodyWaitsFor() {
        Intake pinned = intake(DEADLINE, ALICE);

        pinned.accept(command("event-1", "a fox", Map.of()));

        assertThat(claim(BOB)).isEmpty();
        assertThat(claim(ALICE)).isPresent();
    }
}
