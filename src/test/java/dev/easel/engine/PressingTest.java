package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.text.Visibility;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the controls beside finished images do. */
class PressingTest extends ShownFixture {
    @Test
    void offersEverythingThatCanBeDone() {
        Exhibit exhibit = shown("a fox", Map.of("count", "2"), 2);

        String id = exhibit.id();
        assertThat(messenger.deliveries().getLast().controls())
                .extracting(Control::text)
                .containsExactly(
                        "vary:" + id + ".1",
                        "vary:" + id + ".2",
                        "again:" + id,
                        "edit:" + id,
                        "paint:" + id,
                        "info:" + id,
                        "delete:" + id);
    }

    @Test
    void offersNothingThatTheServerCanNotDo() {
        editLinks.reachNobody();

        Controls controls = new Controls(masks()::offers, () -> false);
        imagine(1);

        assertThat(controls.of(claim(Samples.ALICE).orElseThrow(), 0))
                .extracting(Control::action)
                .containsExactly(Action.AGAIN, Action.INFO, Action.DELETE);
    }

    @Test
    void drawsTheSameAgainForWhoeverPressed() {
        Exhibit exhibit = shown("a fox", Map.of("size", "1024x1024", "spoiler", "true"), 1);
        long before = left();

        press(BEN, Action.AGAIN, exhibit);
        Exhibit again = delivered();

        assertThat(again.requester()).isEqualTo(BEN.user());
        assertThat(again.request()).isEqualTo(exhibit.request());
        assertThat(messenger.deliveries().getLast().presentation())
                .isEqualTo(messenger.deliveries().getFirst().presentation());
        assertThat(left()).isEqualTo(before);
    }

    @Test
    void drawsWithASuccessorWhenTheModelIsGoneByNow() {
        server = "compatible";
        Exhibit exhibit = shown("a fox", Map.of("model", "dall-e-3"), 1);
        server = "openai";

        press(ADA, Action.AGAIN, exhibit);
        Exhibit again = delivered();

        assertThat(again.request().model().value()).isNotEqualTo("dall-e-3");
        assertThat(messenger.deliveries().getLast().caption().text()).contains("dall-e-3");
    }

    @Test
    void triesAgainWhatBroughtNothing() {
        String job = failed(new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN));
        Control retry = new Control(Action.RETRY, job);

        assertThat(messenger.belowFailures()).containsExactly(List.of(retry));
        press(BEN, retry);
        assertThat(lastWords()).contains("doesn’t know these pictures");
        press(ADA, retry);

        assertThat(delivered().request().count()).isEqualTo(1);
    }

    @Test
    void offersNoOtherTryAtWhatIsAgainstThePolicy() {
        failed(new Failure.PolicyRefusal("no"));

        assertThat(messenger.belowFailures()).containsExactly(List.of());
    }

    private String failed(Failure failure) {
        provider.thenFails(failure);
        intake().accept(new Incoming.Command(
                event(), ADA, Samples.place(), Samples.replyTo(), "imagine", "a fox", List.of(), Map.of()));
        runNext();
        return messenger.controls().getLast().job();
    }

    @Test
    void variesTheImageThatWasMeant() {
        Exhibit exhibit = shown("a fox", Map.of("count", "2"), 2);

        press(BEN, Control.of(Action.VARY, exhibit.id(), 2));
        Exhibit variation = delivered();

        assertThat(variation.origin()).isEqualTo(new Origin(exhibit.id(), 2));
        assertThat(variation.request().sources())
                .containsExactly(exhibit.artwork().images().get(1).image());
        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        ImageRequest.Edit.class,
                        edit -> assertThat(edit.varies()).isTrue());
    }

    @Test
    void refusesAnImageThatThereIsNot() {
        Exhibit exhibit = shown("a fox");

        press(ADA, Control.of(Action.VARY, exhibit.id(), 2));

        assertThat(lastWords())
                .startsWith("whispered: There are fewer pictures")
                .contains("Nothing was charged.");
    }

    @Test
    void asksWhatToChangeWithTheWordsOfTheImage() {
        Exhibit exhibit = shown("a fox", Map.of("count", "2"), 2);

        press(BEN, Action.EDIT, exhibit);

        Form form = messenger.forms().getLast();
        assertThat(form.fields()).extracting(Field::word).containsExactly("prompt", "picture", "region", "count");
        assertThat(form.fields().getFirst().value()).isEqualTo("a fox");
    }

    @Test
    void editsByWhatWasFilledIn() {
        Exhibit exhibit = shown("a fox", Map.of("count", "2"), 2);
        press(BEN, Action.EDIT, exhibit);
        Control control = messenger.forms().getLast().control();

        submit(control, "a red fox", Map.of("picture", "2", "count", "3", "region", "left half"));
        provider.thenDraws(picture(91), picture(92), picture(93));
        Exhibit edited = delivered();

        assertThat(edited.requester()).isEqualTo(BEN.user());
        assertThat(edited.origin()).isEqualTo(new Origin(exhibit.id(), 2));
        assertThat(edited.request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.prompt().shown()).isEqualTo("a red fox");
            assertThat(edit.images())
                    .containsExactly(exhibit.artwork().images().get(1).image());
            assertThat(edit.mask()).isNotNull();
            assertThat(edit.count()).isEqualTo(3);
        });
    }

    @Test
    void saysWhatToDoWhereThereAreNoForms() {
        messenger.loseForms();

        press(ADA, Action.EDIT, shown("a fox"));

        assertThat(lastWords()).startsWith("answered: There is no form here");
    }

    @Test
    void explainsWhatMadeAnImage() {
        Exhibit parent = shown("a fox", Map.of("count", "2"), 2);
        press(BEN, Control.of(Action.VARY, parent.id(), 2));
        Exhibit child = delivered();

        press(ADA, Action.INFO, child);
        String ofChild = lastWords();
        press(ADA, Action.INFO, parent);

        assertThat(ofChild)
                .startsWith("answered: “Variation”")
                .contains(
                        "Model: gpt-image-2.5-flare, 1 picture",
                        "quality low",
                        "Price: $",
                        "Made from picture 2 of “a fox” (" + parent.id() + ")",
                        "Asked for by Name 43, Nov 20, 2026",
                        "Id: " + child.id());
        assertThat(lastWords()).contains("“a fox”", "1 result was made from it.");
        assertThat(messenger.answers().getLast().text().visibility()).isEqualTo(Visibility.WHISPERED);
    }

    @Test
    void keepsPrivateImagesFromEverybodyElse() {
        Exhibit exhibit = shown("a secret", Map.of("private", "true"), 1);
        int calls = provider.calls().size();

        for (Action action : List.of(Action.AGAIN, Action.VARY, Action.EDIT, Action.INFO)) {
            press(OPERATOR, action, exhibit);
            assertThat(lastWords()).contains("Only whoever asked").doesNotContain("secret");
        }
        submit(Control.of(Action.EDIT, exhibit.id(), 1), "a hat", Map.of());

        assertThat(lastWords()).contains("Only whoever asked");
        assertThat(runNext()).isFalse();
        assertThat(provider.calls()).hasSize(calls);
    }

    @Test
    void keepsWhatIsMadeFromPrivateImagesPrivate() {
        Exhibit exhibit = shown("a secret", Map.of("private", "true"), 1);

        press(ADA, Action.VARY, exhibit);
        Exhibit variation = delivered();

        assertThat(variation.audience()).isEqualTo(Exhibit.Audience.REQUESTER);
    }

    @Test
    void deletesForWhoeverAsked() {
        Exhibit exhibit = shown("a fox");

        press(ADA, Action.DELETE, exhibit);

        assertThat(messenger.transcript())
                .endsWith("removed: " + exhibit.messages().getFirst().value(), "answered: Deleted.");
        assertThat(exhibit(exhibit.id()).removedAt()).isEqualTo(clock.instant());
    }

    @Test
    void deletesForWhoeverRunsThePlaceAndForNobodyElse() {
        Exhibit exhibit = shown("a fox");

        press(BEN, Action.DELETE, exhibit);
        assertThat(lastWords()).contains("Only whoever asked for these pictures, or an operator");
        assertThat(exhibit(exhibit.id()).removedAt()).isNull();

        press(OPERATOR, Action.DELETE, exhibit);
        assertThat(exhibit(exhibit.id()).removedAt()).isNotNull();
    }

    @Test
    void deletesWhatIsShownBeforeItsDeliveryIsOver() {
        messenger.onDelivery(delivery -> press(ADA, new Control(Action.DELETE, delivery.nonce())));

        Exhibit exhibit = shown("a fox");

        assertThat(exhibit.removedAt()).isEqualTo(clock.instant());
        assertThat(messenger.transcript())
                .endsWith(
                        "delivered 1 image",
                        "answered: Deleted.",
                        "removed: " + exhibit.messages().getFirst().value());
    }

    @Test
    void saysWhenTheMessageStays() {
        Exhibit exhibit = shown("a fox");
        messenger.keepMessages();

        press(ADA, Action.DELETE, exhibit);

        assertThat(lastWords()).contains("can’t be removed from here");
        assertThat(Objects.requireNonNull(exhibit(exhibit.id()).removedAt())).isEqualTo(clock.instant());
    }

    @Test
    void doesNothingMoreWithWhatIsDeleted() {
        Exhibit exhibit = shown("a fox");
        press(ADA, Action.DELETE, exhibit);

        for (Action action : List.of(Action.AGAIN, Action.VARY, Action.EDIT, Action.INFO)) {
            press(ADA, action, exhibit);
            assertThat(lastWords()).contains("These pictures were deleted.");
        }
        assertThat(runNext()).isFalse();
    }

    @Test
    void answersControlsOfWhatNobodyKnowsKindly() {
        for (Action action : List.of(Action.AGAIN, Action.VARY, Action.EDIT, Action.INFO, Action.DELETE)) {
            press(ADA, new Control(action, "no such; job'"));
            assertThat(lastWords()).contains("doesn’t know these pictures");
        }
    }

    private void submit(Control control, String text, Map<String, String> options) {
        intake().accept(new Incoming.Submission(
                event(), BEN, Samples.place(), Samples.replyTo("form"), control, text, options));
    }
}
