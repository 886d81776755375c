package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Sender;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcPreferences;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The price is told first where it is high. */
class OfferingTest extends EngineFixture {
    private static final long CENT = 10_000;

    @BeforeEach
    void askAboveACent() {
        confirmAbove = new ConfirmAbove(CENT, Map.of());
    }

    @Test
    void tellsTheAskerAloneWhatItCostsAtMost() {
        imagine(10);

        assertThat(lastWords())
                .startsWith("answered: 10 pictures with gpt-image-2.5-flare · auto · low: at most $")
                .contains("Nothing is reserved or charged yet.");
        assertThat(messenger.answers().getLast().controls())
                .extracting(Control::action)
                .containsExactly(Action.CONFIRM, Action.DECLINE);
        assertThat(runNext()).isFalse();
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void drawsAndReservesOnceItIsConfirmed() {
        imagine(10);

        press(Action.CONFIRM, "press-1", Samples.sender());

        assertThat(lastWords()).isEqualTo("answered: Confirmed. What you asked for comes where you asked for it.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 10);
        assertThat(claim(Samples.ALICE).orElseThrow().request().count()).isEqualTo(10);
    }

    @Test
    void drawsOnceHoweverOftenItIsConfirmed() {
        imagine(10);

        press(Action.CONFIRM, "press-1", Samples.sender());
        press(Action.CONFIRM, "press-2", Samples.sender());

        assertThat(lastWords())
                .isEqualTo("whispered: You have answered this already. Nothing is drawn or charged twice.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 10);
    }

    @Test
    void letsTheAskerAloneConfirm() {
        imagine(10);

        press(Action.CONFIRM, "press-1", Samples.sender("43"));

        assertThat(lastWords())
                .isEqualTo("whispered: Only whoever asked can confirm or cancel this. Nothing was charged.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void forgetsWhatIsTurnedDown() {
        imagine(10);
        press(Action.DECLINE, "press-1", Samples.sender());
        press(Action.CONFIRM, "press-2", Samples.sender());

        assertThat(messenger.transcript()).contains("answered: Cancelled. Nothing was drawn, and nothing is charged.");
        assertThat(lastWords()).startsWith("whispered: You have answered this already.");
        assertThat(runNext()).isFalse();
    }

    @Test
    void standsForAQuarterOfAnHour() {
        imagine(10);

        clock.advance(Duration.ofMinutes(15));
        press(Action.CONFIRM, "press-1", Samples.sender());

        assertThat(lastWords()).startsWith("answered: This offer has run out.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void survivesARestart() {
        imagine(10);

        database.close();
        database = Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
        jobs = new JdbcJobStore(database);
        press(Action.CONFIRM, "press-1", Samples.sender());

        assertThat(claim(Samples.ALICE)).isPresent();
    }

    @Test
    void asksAgainWhenThePriceHasGoneUp() {
        imagine(10);
        new JdbcPreferences(database)
                .set(QuotaSubject.ofKey("user:chat:42"), Map.of("quality", "high"), Samples.signature());

        press(Action.CONFIRM, "press-1", Samples.sender());
        boolean drawn = runNext();
        press(messenger.answers().get(1).controls().getFirst(), "press-2", Samples.sender());

        assertThat(drawn).isFalse();
        assertThat(messenger.transcript().get(1))
                .startsWith("answered: 10 pictures with gpt-image-2.5-flare · auto · high");
        assertThat(messenger.transcript().get(2)).startsWith("answered: The price has gone up since.");
        assertThat(claim(Samples.ALICE).orElseThrow().request().options().quality())
                .isEqualTo("high");
    }

    @Test
    void offersTheSameEventOnce() {
        imagine(10);
        imagine(10);

        assertThat(messenger.answers()).hasSize(1);
    }

    @Test
    void tellsThePriceOfAWholeBatchAndDrawsItOnceItIsConfirmed() {
        intake().accept(command("event-1", "a {red|blue|green} fox", Map.of("count", "2")));

        assertThat(lastWords()).startsWith("answered: 6 pictures with ");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);

        press(Action.CONFIRM, "press-1", Samples.sender());

        assertThat(left()).isEqualTo(IMAGES_A_DAY - 6);
    }

    @Test
    void saysNothingOfWhatCostsLittle() {
        imagine(1);

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void followsASpacesOwnLimit() {
        confirmAbove = new ConfirmAbove(CENT, Map.of("space-1", 100 * CENT));

        imagine(10);

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void refusesAtTheQuotaOnlyOnceItIsConfirmed() {
        List.of("event-1", "event-2", "event-3").forEach(event -> {
            intake().accept(command(event, "a fox", Map.of("count", "10")));
            press(Action.CONFIRM, event + "-press", Samples.sender());
        });

        assertThat(lastWords()).startsWith("whispered: ").contains("quota");
        assertThat(left()).isZero();
    }

    private void press(Action action, String event, Sender by) {
        Control control = messenger.answers().reversed().stream()
                .flatMap(answer -> answer.controls().stream())
                .filter(one -> one.action() == action)
                .findFirst()
                .orElseThrow();
        press(control, event, by);
    }

    private void press(Control control, String event, Sender by) {
        intake().accept(new Incoming.Press(event, by, Samples.place(), Samples.replyTo(), control));
    }
}
