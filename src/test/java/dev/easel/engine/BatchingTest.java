package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.RetryPolicy;
import dev.easel.storage.Invariants;
import dev.easel.testing.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several prompts in one request. */
class BatchingTest extends EngineFixture {
    private static final Failure POLICY = new Failure.PolicyRefusal("moderation_blocked");

    @AfterEach
    void theBooksAddUp() {
        assertThat(Invariants.check(database)).isEmpty();
    }

    @Test
    void eachLineIsAPromptOfItsOwn() {
        say("a fox\na cat\n\na dog");

        runAll();

        assertThat(prompts()).containsExactly("a fox", "a cat", "a dog");
        assertThat(messenger.transcript())
                .containsExactly(
                        "acknowledged: 0 of 3",
                        "delivered 1 image",
                        "progress: 1 of 3",
                        "delivered 1 image",
                        "progress: 2 of 3",
                        "progress: 2 of 3",
                        "delivered 1 image",
                        "said: All 3 prompts are drawn.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 3);
    }

    @Test
    void everyChoiceIsDrawn() {
        say("a {red|blue} {cat|dog} in the rain");

        runAll();

        assertThat(prompts())
                .containsExactly(
                        "a red cat in the rain",
                        "a red dog in the rain",
                        "a blue cat in the rain",
                        "a blue dog in the rain");
    }

    @Test
    void aLineHasItsOwnFlagsAndALineOfFlagsHoldsForAll() {
        say("--quality high\na fox --count 2\na cat --quality low");

        runAll();

        assertThat(provider.calls())
                .extracting(call ->
                        call.request().count() + " " + call.request().options().quality())
                .containsExactly("2 high", "1 low");
    }

    @Test
    void whatFailsIsNamedInTheSummaryAndRefunded() {
        provider.thenFails(POLICY);
        say("a fox\na cat");

        runAll();

        assertThat(messenger.transcript())
                .containsExactly(
                        "acknowledged: 0 of 2",
                        "progress: 0 of 2, 1 refused",
                        "progress: 0 of 2, 1 refused",
                        "delivered 1 image",
                        "said: 1 of 2 prompts are drawn, 1 refused\n1 “a fox”: "
                                + WORDING.failure(POLICY, Duration.ZERO).text());
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void whoHasRoomForSomeGetsThose() {
        say("a fox --count 10\na cat --count 9\na dog --count 2\na cow");

        runAll();

        assertThat(messenger.deliveries()).hasSize(3);
        assertThat(lastWords())
                .startsWith("said: 3 of 4 prompts are drawn, 1 refused\n3 “a dog”: ")
                .contains("quota");
        assertThat(left()).isZero();
    }

    @Test
    void whoHasRoomForNoneIsRefusedAsForOne() {
        imagine(10);
        intake().accept(command("event-2", "a fox", Map.of("count", "10")));

        say("a cat\na dog");

        assertThat(lastWords()).startsWith("whispered: ").contains("quota");
        assertThat(batchStore().claimFinished(ALICE, Samples.PLATFORMS, clock.instant(), clock.instant()))
                .isEmpty();
    }

    @Test
    void aRedeliveryDrawsNothingTwice() {
        say("a fox\na cat");
        say("a fox\na cat");

        runAll();

        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void aPromptThatCannotBePlannedRefusesAllWithItsNumber() {
        say("a fox\na cat --count 99");

        assertThat(lastWords()).startsWith("whispered: Prompt 2: The count “99” is not possible.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void aBraceThatMakesNoSenseIsPointedAt() {
        say("a fox\na {red|blue cat");

        assertThat(lastWords()).startsWith("whispered: Prompt 2: The brace at character 3 is never closed: “a ▸{red");
    }

    @Test
    void aFlagWithoutItsValueIsNamedWithItsPrompt() {
        say("a fox\n--quality low\na cat --size");

        assertThat(lastWords()).startsWith("whispered: Prompt 2: ").contains("size");
    }

    @Test
    void moreThanAllowedIsRefusedBeforeItIsWrittenOut() {
        say("{99x}{99x}{99x}{99x}{99x}{99x} a fox");

        assertThat(lastWords()).startsWith("whispered: That makes 10^11 prompts; at most 20 are possible at once.");
    }

    @Test
    void theRestIsGivenUpAndRefunded() {
        say("a fox\na cat\na dog");
        runNext();

        intake().accept(new Incoming.Press(
                "press-1",
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                messenger.controls().getFirst()));
        runAll();

        assertThat(messenger.controls().getFirst().action()).isEqualTo(Control.Action.CANCEL_REST);
        assertThat(messenger.deliveries()).hasSize(1);
        assertThat(lastWords()).isEqualTo("said: 1 of 3 prompts are drawn, 2 cancelled");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void theRestCanBeGivenUpWhileSomethingWaits() {
        List<Boolean> offered = new ArrayList<>();
        Runnable look = () -> offered.add(messenger.findCancel().isPresent());
        provider.thenAfter(look).thenAfter(look).thenAfter(look);
        say("a fox\na cat\na dog");

        runAll();

        assertThat(offered).containsExactly(true, true, false);
    }

    @Test
    void aSummaryThatCouldNotBeToldIsTriedAgain() {
        say("a fox\na cat");
        messenger.failTelling(new FailureException(new Failure.Undeliverable("gone for now", Persistence.PASSING)));
        runAll();
        assertThat(lastWords()).doesNotStartWith("said");

        clock.advance(Duration.ofMinutes(5));
        conclude();

        assertThat(lastWords()).isEqualTo("said: All 2 prompts are drawn.");
    }

    @Test
    void whoeverComesAfterACrashSaysHowItEndedAndNobodySaysItTwice() {
        say("a fox\na cat");
        runNext();
        // The process dies in the middle of the second one.
        claim(BOB);
        jobs.recover(Set.of(BOB), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);

        runAll();
        conclude();

        assertThat(messenger.transcript())
                .filteredOn(line -> line.startsWith("said"))
                .hasSize(1);
    }

    @Test
    void stylesEndWithAContactSheet() throws IOException {
        provider.thenDraws(plain(0xAA3322)).thenDraws(plain(0x22AA33)).thenDraws(plain(0x3322AA));
        intake().accept(command("event-1", "a fox", Map.of("styles", "watercolor; Anime; my own")));

        runAll();

        assertThat(prompts())
                .satisfiesExactly(
                        prompt -> assertThat(prompt).startsWith("a fox, as a watercolor painting"),
                        prompt -> assertThat(prompt).startsWith("a fox, as an anime film still"),
                        prompt -> assertThat(prompt).isEqualTo("a fox. Style: my own."));
        assertThat(messenger.deliveries()).hasSize(4);
        assertThat(messenger.deliveries().getLast().caption().text()).isEqualTo("All 3 prompts are drawn.");
        assertThat(messenger.deliveries().getLast().artwork().images()).hasSize(1);
    }

    private ImageRef plain(int rgb) throws IOException {
        BufferedImage image = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(rgb));
        pen.fillRect(0, 0, 200, 300);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return imaging.admit(new ByteArrayInputStream(png.toByteArray()));
    }

    private void say(String text) {
        intake().accept(new Incoming.Mention(
                "list-1", Samples.sender(), Samples.place(), Samples.replyTo(), text, List.of(), null));
    }

    private void runAll() {
        while (runNext()) {
            assertThat(provider.calls()).hasSizeLessThan(50);
        }
    }

    private void conclude() {
        batches(new RetryPolicy(false, random)).concludeFinished(ALICE);
    }

    private List<String> prompts() {
        return provider.calls().stream()
                .map(call -> ((ImageRequest.Generation) call.request()).prompt().text())
                .toList();
    }
}
