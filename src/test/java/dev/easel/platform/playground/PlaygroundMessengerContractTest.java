package dev.easel.platform.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Transcript.Entry;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.platform.playground.PlaygroundMessage.Kind;
import dev.easel.platform.playground.PlaygroundMessage.Part;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryTranscript;
import dev.easel.testing.MessengerContract;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaygroundMessengerContractTest extends MessengerContract {
    private static final String CHANNEL = "somebody";

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final MemoryTranscript kept = new MemoryTranscript();
    private final PlaygroundTranscript transcript =
            new PlaygroundTranscript(kept, new PlaygroundLive(), () -> java.time.Instant.EPOCH);
    private final PlaygroundMessenger messenger = new PlaygroundMessenger(transcript, blobs, new Random(1));

    @Override
    protected Messenger messenger() {
        return messenger;
    }

    @Override
    protected BlobStore blobs() {
        return blobs;
    }

    @Override
    protected ReplyAddress asked() {
        return new PlaygroundAddress(CHANNEL, "m1-answer", Locale.ENGLISH).reply();
    }

    @Override
    protected List<String> shownImages() {
        return messages().stream()
                .flatMap(message -> message.pictures().stream())
                .map(Part::sha256)
                .toList();
    }

    @Override
    protected String shownText() {
        return String.join(
                "\n", messages().stream().map(PlaygroundMessage::text).toList());
    }

    private List<PlaygroundMessage> messages() {
        return transcript.listAfter(CHANNEL, 0).stream()
                .map(Entry::body)
                .map(PlaygroundMessage::read)
                .toList();
    }

    @Test
    void offersWhatCanBePressedAndNothingElse() {
        messenger.acknowledge(asked(), QUEUED, Control.cancel(NONCE));

        assertThat(messages().getFirst().findControl("cancel:" + NONCE)).hasValue(Control.cancel(NONCE));
        assertThat(messages().getFirst().findControl("delete:" + NONCE)).isEmpty();
    }

    @Test
    void offersToCancelAsLongAsTheEngineDoes() {
        messenger.acknowledge(asked(), QUEUED, Control.cancel(NONCE));
        messenger.progress(asked(), QUEUED, Control.cancel(NONCE));
        assertThat(messages().getFirst().findControl("cancel:" + NONCE)).isPresent();

        messenger.progress(asked(), QUEUED);

        assertThat(messages().getFirst().findControl("cancel:" + NONCE)).isEmpty();
    }

    @Test
    void leavesPicturesAloneWhenAStatusComesLate() {
        messenger.deliver(asked(), delivery(artwork(1, 100), Presentation.OPEN));

        messenger.progress(asked(), QUEUED);

        assertThat(shownImages()).hasSize(1);
        assertThat(shownText()).contains("a white cat");
    }

    @Test
    void takesAMessageBackTwiceAsOnce() {
        var shown = messenger
                .deliver(asked(), delivery(artwork(1, 100), Presentation.OPEN))
                .getFirst();

        messenger.remove(shown);
        messenger.remove(shown);

        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.is(Kind.REMOVED)).isTrue());
    }

    @Test
    void showsAFormWithItsFields() {
        Field prompt = new Field(Field.PROMPT, "Prompt", "", new Field.Kind.Paragraph(), Field.Presence.REQUIRED, 4000);
        Field size = new Field(
                "size", "Size", "", new Field.Kind.Choice(List.of("square", "auto")), Field.Presence.OPTIONAL, 20);
        Control edit = Control.of(Action.EDIT, NONCE, 1);

        boolean shown = messenger.ask(asked(), new Form("Edit", edit, "Go", List.of(prompt, size)));

        assertThat(shown).isTrue();
        assertThat(messages().getFirst().findFormControl()).hasValue(edit);
        assertThat(messages().getFirst().fieldWords()).containsExactly("prompt", "size");
    }

    @Test
    void keepsFilesOfAnAnswer() throws Exception {
        byte[] export = {1, 2, 3};
        Document file = new Document("mine.zip", "application/zip", 3, () -> new ByteArrayInputStream(export));
        Artwork artwork = artwork(1, 100);

        messenger.answer(
                asked(),
                new Answer(
                        QUEUED,
                        List.of(new Answer.Picture(artwork.images().getFirst().image(), WORDS.altText("a fox"))),
                        List.of(),
                        List.of(file)));

        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
        assertThat(messages().getFirst().write()).contains("\"alt\":\"a fox\"");
        Part kept = messages().getFirst().documents().getFirst();
        assertThat(kept.name()).isEqualTo("mine.zip");
        assertThat(blobs.open(kept.sha256()).readAllBytes()).isEqualTo(export);
    }

    @Test
    void answersLaterInAMessageOfItsOwn() {
        ReplyAddress first = messenger.later(asked());
        ReplyAddress second = messenger.later(asked());

        messenger.deliver(asked(), delivery(artwork(1, 100), Presentation.OPEN));
        messenger.deliver(first, delivery(artwork(2, 100), Presentation.OPEN));

        assertThat(first).isNotEqualTo(second);
        assertThat(messages()).hasSize(2);
    }
}
