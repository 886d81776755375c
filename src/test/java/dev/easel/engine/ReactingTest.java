package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What emojis on messages do, and words that answer them. */
class ReactingTest extends ShownFixture {
    private static final MessageRef ELSEWHERE = new MessageRef(Samples.CHAT, "somebody's message");

    @Test
    void variesOursForWhoeverReacted() {
        Exhibit exhibit = shown("a fox");

        react(BEN, "🎨", message(exhibit));
        Exhibit variation = delivered();

        assertThat(variation.requester()).isEqualTo(BEN.user());
        assertThat(variation.origin()).isEqualTo(new Origin(exhibit.id(), 1));
        assertThat(variation.request().count()).isEqualTo(1);
        assertThat(messenger.deliveries().getLast().altText().text()).isEqualTo("Variation of: a fox");
    }

    @Test
    void variesWhatSomebodyElseShows() {
        messengers.add(messenger, _ -> blobs.open(picture(77).sha256()));

        react(BEN, "🎨", ELSEWHERE, new Attachment(Role.IMAGE, "1", "cat.png"));

        assertThat(delivered().origin()).isNull();
    }

    @Test
    void drawsAgain() {
        Exhibit exhibit = shown("a fox");

        react(BEN, "🔁", message(exhibit));

        assertThat(delivered().request()).isEqualTo(exhibit.request());
    }

    @Test
    void deletesInSilence() {
        Exhibit exhibit = shown("a fox");

        react(ADA, "❌", message(exhibit));

        assertThat(lastWords()).isEqualTo("removed: " + message(exhibit).value());
        assertThat(exhibit(exhibit.id()).removedAt()).isNotNull();
    }

    @Test
    void takesOneReactionThatComesTwiceForOne() {
        Exhibit exhibit = shown("a fox");
        Incoming.Reaction reaction = new Incoming.Reaction(
                "channel/message/43/🎨", BEN, Samples.place(), Samples.replyTo(), message(exhibit), "🎨", List.of());

        intake().accept(reaction);
        intake().accept(reaction);

        delivered();
        assertThat(runNext()).isFalse();
    }

    @Test
    void ignoresInSilenceWhatMeansNothingThere() {
        Exhibit exhibit = shown("a secret", Map.of("private", "true"), 1);
        int lines = messenger.transcript().size();

        react(BEN, "👍", message(exhibit));
        react(BEN, "❌", message(exhibit));
        react(BEN, "🎨", message(exhibit));
        react(BEN, "🔁", message(exhibit));
        react(BEN, "🔁", ELSEWHERE);
        react(OPERATOR, "❌", ELSEWHERE);

        assertThat(messenger.transcript()).hasSize(lines);
        assertThat(runNext()).isFalse();
    }

    @Test
    void editsThePictureThatIsAnswered() {
        Exhibit exhibit = shown("a fox", Map.of("count", "2"), 2);

        say(BEN, "with a red hat --count 1", message(exhibit));
        Exhibit edited = delivered();

        assertThat(edited.origin()).isEqualTo(new Origin(exhibit.id(), 1));
        assertThat(edited.request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.prompt().shown()).isEqualTo("with a red hat");
            assertThat(edit.images()).hasSize(2);
        });
    }

    @Test
    void variesThePictureThatIsAnsweredWithThatWord() {
        Exhibit exhibit = shown("a fox");

        say(BEN, "vary: in winter", message(exhibit));

        assertThat(delivered().request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.varies()).isTrue();
            assertThat(edit.prompt().shown()).isEqualTo("in winter");
        });
    }

    @Test
    void prefersThePictureThatCameWithTheWords() {
        messengers.add(messenger, _ -> blobs.open(picture(77).sha256()));
        Exhibit exhibit = shown("a fox");

        say(BEN, "with a hat", message(exhibit), new Attachment(Role.IMAGE, "1", "cat.png"));

        assertThat(delivered().origin()).isNull();
    }

    @Test
    void takesAMaskForThePictureThatIsAnswered() {
        messengers.add(messenger, _ -> blobs.open(picture(77).sha256()));
        Exhibit exhibit = shown("a fox");

        say(BEN, "with a hat", message(exhibit), new Attachment(Role.IMAGE, "1", "mask.png"));
        provider.thenDraws(picture(78));

        assertThat(delivered().request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.mask()).isNotNull();
            assertThat(edit.images())
                    .containsExactly(exhibit.artwork().images().getFirst().image());
        });
    }

    @Test
    void drawsFromWordsThatAnswerSomethingElse() {
        say(BEN, "a white cat", ELSEWHERE);

        assertThat(delivered().request()).isInstanceOf(ImageRequest.Generation.class);
    }

    @Test
    void asksForAPictureWhenThereIsNoneToVary() {
        say(BEN, "vary", ELSEWHERE);

        assertThat(lastWords()).startsWith("whispered: ").contains("There is no image");
        assertThat(runNext()).isFalse();
    }

    @Test
    void understandsCommandsWithinText() {
        Exhibit exhibit = shown("a fox");

        say(BEN, "/imagine a cat --count 1", null);
        assertThat(delivered().request()).isInstanceOf(ImageRequest.Generation.class);
        say(BEN, "/edit with a hat", message(exhibit));
        assertThat(delivered().request()).isInstanceOf(ImageRequest.Edit.class);
        say(BEN, "/variations", message(exhibit));
        assertThat(delivered().origin()).isEqualTo(new Origin(exhibit.id(), 1));
        say(BEN, "/info", message(exhibit));
        assertThat(lastWords()).startsWith("answered: “a fox”");
        say(BEN, "/info", ELSEWHERE);
        assertThat(lastWords()).contains("There is no picture. Use this on a message with a picture");
    }

    @Test
    void usesCommandsOnMessages() {
        Exhibit exhibit = shown("a fox");

        use("variations", "", exhibit);
        assertThat(delivered().origin()).isEqualTo(new Origin(exhibit.id(), 1));
        use("edit", "with a hat", exhibit);
        assertThat(delivered().origin()).isEqualTo(new Origin(exhibit.id(), 1));
        use("info", "", exhibit);
        assertThat(lastWords()).contains("2 results were made from it.");
    }

    private void use(String command, String prompt, Exhibit on) {
        intake().accept(new Incoming.Command(
                event(),
                BEN,
                Samples.place(),
                Samples.replyTo("command"),
                command,
                prompt,
                List.of(),
                Map.of(),
                message(on)));
    }

    private static MessageRef message(Exhibit exhibit) {
        return exhibit.messages().getFirst();
    }
}
