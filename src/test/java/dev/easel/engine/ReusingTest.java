package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.Sender;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for the same again may have what they were given before. */
class ReusingTest extends ShownFixture {
    private static final Map<String, String> NOTHING = Map.of();

    @BeforeEach
    void offerWhatIsAnHourOld() {
        reuseAfter = Duration.ofHours(1);
    }

    @Test
    void offersTheOneFromYesterday() {
        shown("a fox");
        clock.advance(Duration.ofDays(1));
        long left = left();

        ask(ADA, "a  fox ", NOTHING);

        assertThat(lastWords())
                .startsWith("answered: You asked for exactly this yesterday, and the picture is still here.")
                .contains("or draw again for at most $0.0");
        assertThat(lastControls()).extracting(Control::action).containsExactly(Action.REUSE, Action.REDRAW);
        assertThat(left()).isEqualTo(left);
        assertThat(runNext()).isFalse();
    }

    @Test
    void showsItOnceMoreForNothing() {
        Exhibit first = shown("a fox", Map.of("count", "2"), 2);
        clock.advance(Duration.ofDays(1));
        long left = left();
        int calls = provider.calls().size();

        ask(ADA, "a fox", Map.of("count", "2"));
        pressLast(ADA, Action.REUSE);
        Exhibit again = delivered();

        Delivery delivery = messenger.deliveries().getLast();
        assertThat(delivery.artwork().images()).isEqualTo(first.artwork().images());
        assertThat(delivery.caption().text())
                .contains(
                        "These are the 2 pictures that you asked for yesterday: nothing was drawn, and it costs nothing.")
                .doesNotContain("about $");
        assertThat(delivery.controls()).extracting(Control::action).contains(Action.VARY, Action.AGAIN);
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.micros()).isZero();
        assertThat(provider.calls()).hasSize(calls);
        assertThat(left()).isEqualTo(left);
    }

    @Test
    void drawsAgainAtThePriceThatWasTold() {
        givenLongAgo("a fox");
        confirmAbove = new ConfirmAbove(0L, Map.of());
        long left = left();

        ask(ADA, "a fox", NOTHING);
        pressLast(ADA, Action.REDRAW);
        provider.thenDraws(picture(77));
        Exhibit drawn = delivered();

        assertThat(left()).isEqualTo(left - 1);
        assertThat(drawn.artwork().images().getFirst().image()).isEqualTo(picture(77));
    }

    @Test
    void takesOneAnswerAlone() {
        givenLongAgo("a fox");
        ask(ADA, "a fox", NOTHING);

        pressLast(BEN, Action.REUSE);
        String toBen = lastWords();
        pressLast(ADA, Action.REUSE);
        pressLast(ADA, Action.REDRAW);

        assertThat(toBen).startsWith("whispered: Only whoever asked");
        assertThat(lastWords()).startsWith("whispered: You have answered this already.");
        assertThat(runNext()).isTrue();
        assertThat(runNext()).isFalse();
    }

    @Test
    void drawsWhatIsNotTheSame() {
        givenLongAgo("a fox");

        ask(BEN, "a fox", NOTHING);
        ask(ADA, "a Fox", NOTHING);
        ask(ADA, "a fox", Map.of("size", "1024x1536"));
        ask(ADA, "a fox", Map.of("count", "2"));
        ask(ADA, "a fox", Map.of("quality", "high"));

        assertThat(messenger.answers()).isEmpty();
    }

    @Test
    void drawsForWhoeverAsksAgainAtOnce() {
        shown("a fox");

        clock.advance(Duration.ofMinutes(59));
        ask(ADA, "a fox", NOTHING);

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void doesNotStandInTheWayOfAButtonOrABatch() {
        Exhibit exhibit = givenLongAgo("a fox");

        press(ADA, Action.AGAIN, exhibit);
        press(ADA, Control.of(Action.VARY, exhibit.id(), 1));
        ask(ADA, "a {fox|cat}", NOTHING);

        assertThat(messenger.answers()).isEmpty();
    }

    @Test
    void offersNothingThatWasTakenBack() {
        Exhibit exhibit = givenLongAgo("a fox");
        ask(ADA, "a fox", NOTHING);
        Control use = lastControls().getFirst();

        press(ADA, Action.DELETE, exhibit);
        press(ADA, use);

        assertThat(lastWords()).startsWith("whispered: What you were given before is not kept any more");
        ask(ADA, "a fox", NOTHING);
        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void offersNothingWhereItIsOff() {
        givenLongAgo("a fox");
        reuseAfter = null;

        ask(ADA, "a fox", NOTHING);

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    private Exhibit givenLongAgo(String prompt) {
        Exhibit exhibit = shown(prompt);
        clock.advance(Duration.ofDays(2));
        return exhibit;
    }

    private void ask(Sender by, String prompt, Map<String, String> options) {
        intake().accept(new Incoming.Command(
                event(), by, Samples.place(), Samples.replyTo(), "imagine", prompt, List.of(), options));
    }

    private List<Control> lastControls() {
        return messenger.answers().reversed().stream()
                .filter(answer -> !answer.controls().isEmpty())
                .findFirst()
                .orElseThrow()
                .controls();
    }

    private void pressLast(Sender by, Action action) {
        press(
                by,
                lastControls().stream()
                        .filter(control -> control.action() == action)
                        .findFirst()
                        .orElseThrow());
    }
}
