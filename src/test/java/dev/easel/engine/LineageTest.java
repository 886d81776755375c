package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.text.Visibility;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From pictures to what they were made from, and on from there. */
class LineageTest extends ShownFixture {
    @Test
    void leadsUpAndDown() {
        Exhibit parent = shown("a fox", Map.of("count", "2"), 2);
        press(BEN, Control.of(Action.VARY, parent.id(), 2));
        Exhibit child = delivered();

        press(ADA, Action.INFO, child);
        press(ADA, lastAnswer().controls().getFirst());
        Answer ofParent = lastAnswer();
        press(ADA, ofParent.controls().getFirst());

        assertThat(ofParent.text().text()).contains("“a fox”");
        assertThat(ofParent.images())
                .extracting(Answer.Picture::image)
                .containsExactly(parent.findImage(2).orElseThrow());
        assertThat(ofParent.controls())
                .containsExactly(Control.of(Action.CHILD, child.id(), 1), Control.of(Action.EDIT, parent.id(), 2));
        assertThat(lastAnswer().text().text()).contains("Id: " + child.id());
    }

    @Test
    void leadsNobodyToAPictureThatIsNotForThem() {
        Exhibit parent = shown("a secret", Map.of("private", "true"), 1);
        press(ADA, Control.of(Action.VARY, parent.id(), 1));
        delivered();

        press(BEN, Control.of(Action.PARENT, parent.id(), 1));

        assertThat(lastWords()).startsWith("whispered: ");
    }

    @Test
    void bringsBackWhatAPictureWasMadeFromForNothing() {
        Exhibit parent = shown("a fox");
        press(ADA, Control.of(Action.VARY, parent.id(), 1));
        Exhibit child = delivered();
        long before = left();

        says(BEN, "undo", child);

        assertThat(lastWords()).isEqualTo("answered: Back to “a fox”.");
        assertThat(lastAnswer().images())
                .extracting(Answer.Picture::image)
                .containsExactly(parent.findImage(1).orElseThrow());
        assertThat(lastAnswer().images().getFirst().altText().text()).isEqualTo("a fox");
        assertThat(lastAnswer().text().visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(lastAnswer().controls())
                .extracting(Control::action)
                .containsExactly(Action.VARY, Action.EDIT, Action.INFO);
        assertThat(runNext()).isFalse();
        assertThat(left()).isEqualTo(before);
    }

    @Test
    void takesTheLatestOfTheConversationForTheSameWithoutAnAnswer() {
        shown("a fox", Map.of("private", "true"), 1);
        clock.advance(Duration.ofSeconds(1));
        List<Exhibit> made = new ArrayList<>(List.of(shown("a hare")));

        for (String words : List.of("same but blue", "The same one, but at night!", "dasselbe, aber in Blau")) {
            Exhibit latest = made.getLast();
            provider.thenDraws(picture(100 + made.size()));
            clock.advance(Duration.ofSeconds(1));
            say(ADA, words, null);
            made.add(delivered());

            assertThat(made.getLast().origin()).isEqualTo(new Origin(latest.id(), 1));
            assertThat(made.getLast().request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
                assertThat(edit.images()).containsExactly(latest.findImage(1).orElseThrow());
                assertThat(edit.prompt().shown()).isEqualTo(words);
            });
        }
    }

    @Test
    void neverTakesAnotherPersonsPictureOrOneFromElsewhereForTheSame() {
        shown("a fox");
        Place elsewhere = new Place(null, new ChannelRef(Samples.CHAT, "elsewhere"));
        long calls = provider.calls().size();

        say(BEN, "same but blue", null);
        intake().accept(new Incoming.Mention(
                event(), ADA, elsewhere, Samples.replyTo("mention"), "same but blue", List.of(), null));

        assertThat(messenger.transcript().reversed().subList(0, 2))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("whispered: None of your latest pictures was drawn in this conversation."));
        assertThat(runNext()).isFalse();
        assertThat(provider.calls()).hasSize((int) calls);
    }

    @Test
    void editsTheLatestByACommandAsInTalk() {
        shown("a fox", Map.of("private", "true"), 1);
        clock.advance(Duration.ofSeconds(1));
        List<Exhibit> made = new ArrayList<>(List.of(shown("a hare")));

        List<Consumer<String>> ways =
                List.of(this::imagine, words -> say(ADA, "/imagine " + words, null), words -> imagine(" " + words));
        for (Consumer<String> way : ways) {
            Exhibit latest = made.getLast();
            provider.thenDraws(picture(100 + made.size()));
            clock.advance(Duration.ofSeconds(1));
            way.accept("same but at night");
            made.add(delivered());

            assertThat(made.getLast().origin()).isEqualTo(new Origin(latest.id(), 1));
            assertThat(made.getLast().request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
                assertThat(edit.images()).containsExactly(latest.findImage(1).orElseThrow());
                assertThat(edit.prompt().shown()).isEqualTo("same but at night");
            });
        }
    }

    @Test
    void takesThePictureThatWasAnsweredForTheSameByACommand() {
        Exhibit answered = shown("a fox");
        clock.advance(Duration.ofSeconds(1));
        shown("a hare");

        says(ADA, "/imagine same but blue --count 2", answered);

        assertThat(delivered().request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.images()).containsExactly(answered.findImage(1).orElseThrow());
            assertThat(edit.count()).isEqualTo(2);
        });
    }

    @Test
    void saysThatThereIsNothingToTakeForTheSameByACommand() {
        imagine("same but blue");
        say(BEN, "/imagine same but blue", null);

        assertThat(messenger.transcript())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("whispered: None of your latest pictures was drawn in this conversation."));
        assertThat(runNext()).isFalse();
    }

    @Test
    void drawsSeveralPromptsByACommandWhateverTheFirstOneSays() {
        shown("a fox");

        imagine("same but blue\na hare");
        runNext();
        runNext();

        assertThat(provider.calls().subList(1, 3))
                .allSatisfy(call -> assertThat(call.request()).isInstanceOf(ImageRequest.Generation.class));
    }

    @Test
    void drawsWhatOnlyBeginsLikeThat() {
        shown("a fox");

        say(ADA, "same-sex wedding on a beach", null);
        runNext();

        assertThat(lastRequest()).isInstanceOf(ImageRequest.Generation.class);
    }

    @Test
    void neverDrawsTheWordUndo() {
        Exhibit first = shown("a fox");

        says(ADA, "Undo", first);
        says(ADA, "undo", null);

        assertThat(messenger.transcript().reversed().subList(0, 2))
                .allSatisfy(line -> assertThat(line).startsWith("whispered: There is nothing to go back to."));
    }

    @Test
    void editsAnyAncestor() {
        Exhibit parent = shown("a fox");
        press(ADA, Control.of(Action.VARY, parent.id(), 1));
        delivered();

        says(ADA, "same but blue", parent);
        Exhibit edited = delivered();

        assertThat(edited.request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.images()).containsExactly(parent.findImage(1).orElseThrow());
            assertThat(edit.prompt().shown()).isEqualTo("same but blue");
        });
        assertThat(edited.origin()).isNotNull();
    }

    private void imagine(String words) {
        intake().accept(new Incoming.Command(
                event(), ADA, Samples.place(), Samples.replyTo(), "imagine", words, List.of(), Map.of()));
    }

    private Answer lastAnswer() {
        return messenger.answers().getLast();
    }

    private void says(Sender by, String text, @Nullable Exhibit about) {
        intake().accept(new Incoming.Mention(
                "said-" + messenger.transcript().size(),
                by,
                Samples.place(),
                Samples.replyTo(),
                text,
                List.of(),
                about == null ? null : about.messages().getFirst()));
    }
}
