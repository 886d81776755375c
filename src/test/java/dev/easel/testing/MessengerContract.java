package dev.easel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.text.CancelWording;
import dev.easel.core.text.Caption;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every messenger promises to the engine. */
public abstract class MessengerContract {
    protected static final Wording WORDS = Wording.in(Locale.ENGLISH);
    protected static final UserMessage QUEUED = WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC);
    protected static final UserMessage REFUSAL = WORDS.failure(new Failure.PolicyRefusal("no"), Duration.ZERO);
    protected static final String NONCE = "0123456789abcdefghjkmnp";

    protected abstract Messenger messenger();

    /** Where the messenger finds its images. */
    protected abstract BlobStore blobs();

    /** The address of something that was asked a moment ago and waits for an answer. */
    protected abstract ReplyAddress asked();

    /** The SHA-256 names of all images that the asker can see. */
    protected abstract List<String> shownImages();

    /** Everything that the asker can read. */
    protected abstract String shownText();

    @Test
    void answersInItsOwnPlatformWithinPositiveLimits() {
        ReplyLimits limits = messenger().limits(asked());

        assertThat(asked().platform()).isEqualTo(messenger().platform());
        assertThat(limits.maxFiles()).isPositive();
        assertThat(limits.maxFileBytes()).isPositive();
        assertThat(limits.maxMessageBytes()).isGreaterThanOrEqualTo(limits.maxFileBytes());
        assertThat(limits.maxTextLength()).isPositive();
    }

    @Test
    void acknowledgesTwiceAsOnce() {
        ReplyAddress first = messenger().acknowledge(asked(), QUEUED);

        ReplyAddress second = messenger().acknowledge(first, QUEUED);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void deliversEveryImageInOrder() {
        Artwork artwork = artwork(3, 1_000);
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);

        messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
        assertThat(shownText()).contains("a white cat");
    }

    @Test
    void showsOneMessageForTwoDeliveriesWithOneNonce() {
        Artwork artwork = artwork(2, 1_000);
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
    }

    @Test
    void deliversWhatWasNeverAcknowledged() {
        Artwork artwork = artwork(1, 1_000);

        messenger().deliver(asked(), delivery(artwork, Presentation.OPEN));

        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
    }

    @Test
    void tellsWhyThereAreNoImages() {
        messenger().fail(asked(), REFUSAL);

        assertThat(shownText()).contains("content policy");
        assertThat(shownImages()).isEmpty();
    }

    @Test
    void tellsItInPlaceOfTheStatusLine() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);

        messenger().fail(address, REFUSAL);

        assertThat(shownText()).contains("content policy");
        assertThat(shownImages()).isEmpty();
    }

    @Test
    void answersWithoutEndingAnything() {
        messenger().answer(asked(), Answer.of(CancelWording.in(Locale.ENGLISH).nothingToCancel()));

        assertThat(shownText())
                .contains(CancelWording.in(Locale.ENGLISH).nothingToCancel().text());
        assertThat(shownImages()).isEmpty();
    }

    @Test
    void namesEveryMessageOfADeliveryAsItsOwn() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);

        List<MessageRef> messages = messenger().deliver(address, delivery(artwork(3, 1_000), Presentation.OPEN));

        assertThat(messages)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(message ->
                        assertThat(message.platform()).isEqualTo(messenger().platform()));
    }

    @Test
    void takesBackTwiceAsOnce() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        List<MessageRef> messages = messenger().deliver(address, delivery(artwork(1, 1_000), Presentation.OPEN));

        messages.forEach(messenger()::remove);

        assertThatCode(() -> messages.forEach(messenger()::remove)).doesNotThrowAnyException();
        if (takesBack()) {
            assertThat(shownImages()).isEmpty();
        }
    }

    @Test
    void deliversLaterInTheSameConversation() {
        Artwork artwork = artwork(1, 1_000);
        ReplyAddress asked = asked();
        ReplyAddress later = messenger().later(asked);

        messenger().deliver(messenger().acknowledge(later, QUEUED), delivery(artwork, Presentation.OPEN));

        assertThat(later.platform()).isEqualTo(asked.platform());
        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
    }

    /** Whether what was delivered can be made to disappear; files on somebody's disk can't. */
    protected boolean takesBack() {
        return true;
    }

    @Test
    void neverThrowsFromProgress() {
        ReplyAddress address = asked();

        assertThatCode(() -> messenger().progress(address, QUEUED)).doesNotThrowAnyException();
    }

    /** A delivery of {@link #NONCE} with a caption and alt text. */
    protected static Delivery delivery(Artwork artwork, Presentation presentation) {
        return delivery(artwork, presentation, "a white cat");
    }

    protected static Delivery delivery(Artwork artwork, Presentation presentation, String prompt) {
        Caption caption = new Caption(prompt, List.of("gpt-image-2"), 0, List.of(), List.of());
        return new Delivery(
                NONCE, artwork, WORDS.caption(caption, presentation.visibility()), WORDS.altText(prompt), presentation);
    }

    /** So many different images, kept where the messenger finds them. */
    protected Artwork artwork(int images, int bytesEach) {
        Random random = new Random(images);
        List<GeneratedImage> drawn = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            byte[] bytes = new byte[bytesEach];
            random.nextBytes(bytes);
            drawn.add(new GeneratedImage(keep(bytes), null));
        }
        return new Artwork(Samples.MODEL, drawn, null);
    }

    private ImageRef keep(byte[] bytes) {
        try (BlobSink sink = blobs().create()) {
            sink.write(bytes);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-256 names of an artwork's images. */
    protected static List<String> names(Artwork artwork) {
        return artwork.images().stream().map(image -> image.image().sha256()).toList();
    }
}
