package dev.easel.platform.slack;

import static dev.easel.platform.slack.SlackRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.testing.MessengerContract;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.FakeSlackFiles;
import dev.easel.testing.slack.SeenMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackMessengerTest extends MessengerContract {
    private static final Control VARY = Control.of(Control.Action.VARY, NONCE, 1);
    private static final Control AGAIN = new Control(Control.Action.AGAIN, NONCE);
    private SlackRig rig;
    private FakeSlack fake;

    @BeforeEach
    void connect() {
        rig = SlackRig.connected();
        fake = rig.fake();
    }

    @AfterEach
    void leave() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    @Override
    protected Messenger messenger() {
        return rig.messenger();
    }

    @Override
    protected BlobStore blobs() {
        return rig.blobs();
    }

    @Override
    protected ReplyAddress asked() {
        return rig.askedIn(fake.channel(), null);
    }

    @Override
    protected List<String> shownImages() {
        return rig.seen().stream()
                .flatMap(message -> fake.files().imagesOf(message).stream())
                .toList();
    }

    @Override
    protected String shownText() {
        return String.join("\n", rig.seen().stream().map(SeenMessage::words).toList());
    }

    @Test
    void turnsTheStatusLineIntoTheImages() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED, Control.cancel(NONCE));
        assertThat(rig.only().buttonValues())
                .containsExactly(Control.cancel(NONCE).text());

        List<MessageRef> messages = messenger().deliver(address, with(List.of(VARY, AGAIN), Presentation.OPEN));

        assertThat(rig.only().buttonValues()).containsExactly(VARY.text(), AGAIN.text());
        assertThat(FakeSlackFiles.altTextsOf(rig.only()))
                .singleElement()
                .asString()
                .contains("a white cat");
        assertThat(messages)
                .containsExactly(new SlackPost(rig.only().channel(), rig.only().ts()).toMessageRef());
    }

    @Test
    void offersNothingToCancelOnceTheDrawingBegins() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED, Control.cancel(NONCE));
        messenger().acknowledge(address, QUEUED, Control.cancel(NONCE));
        assertThat(rig.only().buttonValues())
                .containsExactly(Control.cancel(NONCE).text());

        messenger().progress(address, WORDS.drawing(1, 0, "m", Visibility.PUBLIC));

        await().atMost(SOON).untilAsserted(() -> assertThat(rig.only().words()).contains("Drawing"));
        assertThat(rig.only().buttonValues()).isEmpty();
    }

    @Test
    void waitsUntilSlackHasLookedAtTheFiles() {
        fake.files().lookAtFilesFor(3);

        messenger().deliver(asked(), delivery(artwork(2, 500), Presentation.OPEN));

        assertThat(fake.files().imagesOf(rig.only())).hasSize(2);
    }

    @Test
    void keepsThePromiseInAThread() {
        SeenMessage root = fake.post(fake.channel(), fake.user(), "hello");

        ReplyAddress address = messenger().acknowledge(rig.askedIn(fake.channel(), root.ts()), QUEUED);
        messenger().deliver(address, delivery(artwork(1, 500), Presentation.OPEN));

        assertThat(fake.messagesIn(fake.channel()).getLast().thread()).isEqualTo(root.ts());
    }

    @Test
    void uploadsNothingTwiceForADeliveryThatIsTriedAgain() {
        Artwork artwork = artwork(2, 500);
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        fake.faults().loseAnswerOfNext("chat.update", 500);
        assertUndeliverable(
                Persistence.PASSING, () -> messenger().deliver(address, delivery(artwork, Presentation.OPEN)));

        messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
        assertThat(fake.web().calls("files.getUploadURLExternal")).hasSize(2);
    }

    @Test
    void postsOneMessageForAnUnacknowledgedDeliveryThatIsTriedAgain() {
        Artwork artwork = artwork(1, 500);
        fake.files().refuseNextPosts(1);
        assertUndeliverable(
                Persistence.PASSING, () -> messenger().deliver(asked(), delivery(artwork, Presentation.OPEN)));

        messenger().deliver(asked(), delivery(artwork, Presentation.OPEN));

        assertThat(fake.files().imagesOf(rig.only())).containsExactlyElementsOf(names(artwork));
    }

    @Test
    void postsAnewWhenSomebodyDeletedTheStatusLine() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        messenger().remove(new SlackPost(rig.only().channel(), rig.only().ts()).toMessageRef());

        messenger().deliver(address, delivery(artwork(1, 500), Presentation.OPEN));

        assertThat(fake.files().imagesOf(rig.only())).hasSize(1);
    }

    @Test
    void postsAsAFileWhatNoBlockCanShow() {
        Artwork png = artwork(1, 500);
        ImageRef drawn = png.images().getFirst().image();
        ImageRef webp = new ImageRef(drawn.sha256(), ImageFormat.WEBP, drawn.size(), drawn.bytes());
        Artwork artwork = new Artwork(png.model(), List.of(new GeneratedImage(webp, null)), null);
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);

        List<MessageRef> messages = messenger().deliver(address, delivery(artwork, Presentation.OPEN));
        messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        assertThat(messages).hasSize(2);
        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
        assertThat(rig.seen().getLast().thread())
                .isEqualTo(rig.seen().getFirst().ts());
    }

    @Test
    void hidesWhatIsToBeHiddenInTheThread() {
        Presentation hidden = new Presentation(Visibility.PUBLIC, Cover.SPOILER);
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);

        messenger().deliver(address, with(List.of(AGAIN), hidden));
        messenger().deliver(address, with(List.of(AGAIN), hidden));

        assertThat(rig.seen()).hasSize(2);
        assertThat(fake.files().imagesOf(rig.seen().getFirst())).isEmpty();
        assertThat(fake.files().imagesOf(rig.seen().getLast())).hasSize(1);
        assertThat(rig.seen().getLast().thread())
                .isEqualTo(rig.seen().getFirst().ts());
    }

    @Test
    void sendsPrivateImagesDirectly() {
        UserMessage queued = WORDS.queued(0, Duration.ZERO, Visibility.WHISPERED);
        ReplyAddress address = messenger().acknowledge(asked(), queued);

        messenger().deliver(address, delivery(artwork(1, 500), new Presentation(Visibility.WHISPERED, Cover.NONE)));

        assertThat(fake.messagesIn(fake.channel())).isEmpty();
        assertThat(fake.files().imagesOf(rig.only())).hasSize(1);
    }

    @Test
    void saysThatItHasToBeInvited() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        fake.faults().refuse("chat.update", "not_in_channel");

        assertThatThrownBy(() -> messenger().deliver(address, delivery(artwork(1, 500), Presentation.OPEN)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(WORDS.failure(e.failure(), Duration.ZERO)
                                        .text())
                                .contains("Invite me"));
    }

    @Test
    void namesTheScopeThatIsMissing() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        fake.web().revokeScope("files:write");

        assertThatThrownBy(() -> messenger().deliver(address, delivery(artwork(1, 500), Presentation.OPEN)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(WORDS.failure(e.failure(), Duration.ZERO)
                                        .text())
                                .contains("files:write"));
    }

    @Test
    void takesTheFilesBackWithTheirMessage() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        List<MessageRef> messages = messenger().deliver(address, delivery(artwork(2, 500), Presentation.OPEN));

        messages.forEach(messenger()::remove);
        messages.forEach(messenger()::remove);

        assertThat(rig.seen()).isEmpty();
        assertThat(fake.files().count()).isZero();
    }

    @Test
    void takesAMessageBackThatItMayNotRead() {
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);
        List<MessageRef> messages = messenger().deliver(address, delivery(artwork(1, 500), Presentation.OPEN));
        fake.web().revokeScope("channels:history");

        messages.forEach(messenger()::remove);

        assertThat(rig.seen()).isEmpty();
    }

    @Test
    void neverPingsAnybody() {
        String prompt = "<!channel> @here <@" + fake.user().id() + "> <https://x.example|y> *bold* & <";
        ReplyAddress address = messenger().acknowledge(asked(), QUEUED);

        messenger().deliver(address, delivery(artwork(1, 500), Presentation.OPEN, prompt));

        assertThat(rig.only().text()).doesNotContain("<").doesNotContain("@here");
        assertThat(rig.only().blocks().path(0).path("text").path("type").asText())
                .isEqualTo("plain_text");
        assertThat(rig.only()
                        .blocks()
                        .path(0)
                        .path("text")
                        .path("text")
                        .asText()
                        .replace("\u200B", ""))
                .contains(prompt);
    }

    private Delivery with(List<Control> controls, Presentation presentation) {
        Delivery plain = delivery(artwork(1, 500), presentation);
        return new Delivery(plain.nonce(), plain.artwork(), plain.caption(), plain.altText(), presentation, controls);
    }

    private static void assertUndeliverable(Persistence persistence, Runnable delivery) {
        assertThatThrownBy(delivery::run)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isInstanceOfSatisfying(
                                        Failure.Undeliverable.class,
                                        gone -> assertThat(gone.persistence()).isEqualTo(persistence)));
    }
}
