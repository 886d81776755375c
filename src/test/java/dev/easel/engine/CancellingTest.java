package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.Sender;
import dev.easel.core.job.Job;
import dev.easel.core.job.RetryPolicy;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people see when a request is cancelled. */
class CancellingTest extends EngineFixture {
    private static final String STRANGER = "77";

    @Test
    void saysInTheStatusLineThatNothingWasCharged() {
        imagine(3);

        press(Samples.sender().user().id(), Authority.MEMBER);
        runNext();

        assertThat(messenger.transcript())
                .containsExactly(
                        "acknowledged: In the queue, next to be drawn.", "whispered: Cancelled. Nothing was charged.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        assertThat(runNext()).isFalse();
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void callsNobodyForAJobThatIsCancelledWhileItWaitsForItsTurn() {
        imagine(1);
        Job held = claim(ALICE).orElseThrow();

        press(Samples.sender().user().id(), Authority.MEMBER);
        runner(new RetryPolicy(false, random)).run(held);

        assertThat(provider.calls()).isEmpty();
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        runNext();
        assertThat(lastWords()).isEqualTo("whispered: Cancelled. Nothing was charged.");
    }

    @Test
    void keepsAndDeliversWhatIsBeingDrawn() {
        imagine(1);
        provider.thenAfter(() -> press(Samples.sender().user().id(), Authority.MEMBER));

        runNext();

        assertThat(messenger.transcript())
                .contains(
                        "answered: Too late to cancel: the pictures are being drawn or are there already. They are kept,"
                                + " charged and delivered.")
                .endsWith("delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void offersNothingToCancelWhileItIsDrawn() {
        List<Boolean> offered = new ArrayList<>();
        imagine(1);
        provider.thenAfter(() -> offered.add(messenger.findCancel().isPresent()));

        runNext();

        assertThat(offered).containsExactly(false);
    }

    @Test
    void offersToCancelBetweenTwoTries() {
        imagine(1);
        provider.thenFails(new Failure.ProviderTransient("rate_limit", Duration.ofMinutes(1), Billing.NOT_BILLED));

        runNext();

        Control cancel = messenger.findCancel().orElseThrow();
        intake().accept(press(cancel.subject(), Samples.sender().user().id(), Authority.MEMBER));
        runNext();
        assertThat(lastWords()).isEqualTo("whispered: Cancelled. Nothing was charged.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void keepsWhatWasDrawnBeforeACrashAndGivesUpTheRest() {
        imagine(3);
        Job job = claim(ALICE).orElseThrow();
        int attempt = jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.arrived(job.lease(), attempt, Samples.artwork(), 0, 30_000, clock.instant());
        jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);

        press(Samples.sender().user().id(), Authority.MEMBER);
        runNext();

        assertThat(messenger.transcript())
                .contains(
                        "answered: Cancelled. The pictures that are there already are kept, charged and delivered; the"
                                + " others won't be drawn or charged.")
                .endsWith("delivered 1 image");
        assertThat(messenger.deliveries().getLast().caption().text())
                .contains("1 of 3 pictures arrived; the others were not charged.");
        assertThat(provider.calls()).isEmpty();
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void letsNobodyElseCancel() {
        imagine(1);

        press(STRANGER, Authority.MEMBER);
        runNext();

        assertThat(messenger.transcript())
                .contains("answered: Only the one who asked, or an admin, can cancel this request. It goes on.")
                .endsWith("delivered 1 image");
    }

    @Test
    void letsAnOperatorCancelAndTellsBoth() {
        imagine(1);

        press(STRANGER, Authority.OPERATOR);
        runNext();

        assertThat(messenger.transcript())
                .endsWith(
                        "answered: Cancelled. Nothing was charged; the one who asked is told.",
                        "whispered: Cancelled. Nothing was charged.");
    }

    @Test
    void findsNothingToCancelAfterTheDelivery() {
        imagine(1);
        String job = waiting();
        runNext();

        intake().accept(press(job, Samples.sender().user().id(), Authority.MEMBER));
        intake().accept(press("unknown", STRANGER, Authority.MEMBER));

        assertThat(messenger.transcript())
                .endsWith(
                        "answered: There is nothing to cancel any more: this request is over.",
                        "answered: There is nothing to cancel any more: this request is over.");
    }

    @Test
    void makesRoomForAnotherRequest() {
        intake().accept(command("first", "a fox", Map.of("count", "10")));
        press(Samples.sender().user().id(), Authority.MEMBER);
        intake().accept(command("second", "a fox", Map.of("count", "10")));
        intake().accept(command("third", "a fox", Map.of("count", "10")));

        assertThat(messenger.transcript())
                .filteredOn(line -> line.startsWith("acknowledged"))
                .hasSize(3);
    }

    private void press(String user, Authority authority) {
        intake().accept(press(waiting(), user, authority));
    }

    private static Incoming.Press press(String job, String user, Authority authority) {
        return new Incoming.Press(
                "press",
                new Sender(
                        Samples.sender(user).user(), "Ada", Samples.sender(user).locale(), Set.of(), authority),
                Samples.place(),
                Samples.replyTo("press"),
                Control.find(Control.cancel(job).text()).orElseThrow());
    }

    /** The only job's id, as the control beside its status line has it. */
    private String waiting() {
        return messenger.controls().getLast().subject();
    }
}
