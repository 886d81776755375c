package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobStore;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MessengerContract;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenFile;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailsOnJdaErrors.class)
class DiscordMessengerTest extends MessengerContract {
    private static final int EPHEMERAL = 64;

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();
    private Asked asked;

    @AfterEach
    void close() {
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
        asked = rig.ask(Slash.imagine("a white cat"));
        return asked.address();
    }

    @Override
    protected List<String> shownImages() {
        return rig.seenBy(asked).stream()
                .flatMap(message -> message.files().stream())
                .map(file -> MemoryBlobStore.sha256(file.bytes()))
                .toList();
    }

    @Override
    protected String shownText() {
        return rig.seenBy(asked).stream().map(SeenMessage::content).collect(Collectors.joining("\n"));
    }

    private ReplyAddress acknowledged() {
        return messenger().acknowledge(asked(), QUEUED);
    }

    @Test
    void defersPubliclyAndShowsTheStatusLine() {
        acknowledged();

        assertThat(asked.probe().callbackType()).isEqualTo(5);
        assertThat(asked.probe().isEphemeral()).isFalse();
        await().atMost(SOON).until(() -> asked.probe().original().content().contains("In the queue"));
    }

    @Test
    void replacesTheStatusLineByTheImages() {
        Artwork artwork = artwork(2, 3 << 20);
        ReplyAddress address = acknowledged();

        MessageRef message = messenger()
                .deliver(address, delivery(artwork, Presentation.OPEN))
                .getFirst();

        SeenMessage original = asked.probe().original();
        assertThat(fake.messagesIn(fake.channel().id())).singleElement().isEqualTo(original);
        assertThat(message.value()).isEqualTo(original.channelId() + "/" + original.id());
        assertThat(original.content()).contains("a white cat", "gpt-image-2");
        assertThat(original.files()).extracting(SeenFile::altText).containsOnly("a white cat");
        assertThat(original.files()).extracting(SeenFile::name).containsExactly(NONCE + "-1.png", NONCE + "-2.png");
        assertThat(fake.requests("PATCH /messages/@original"))
                .allSatisfy(request ->
                        assertThat(request.body().path("flags").asInt() & 4).isEqualTo(4));
    }

    @Test
    void shortensAltTextToWhatDiscordTakes() {
        ReplyAddress address = acknowledged();

        messenger().deliver(address, delivery(artwork(1, 10), Presentation.OPEN, "🦊".repeat(700)));

        assertThat(asked.probe().original().files().getFirst().altText())
                .hasSizeLessThanOrEqualTo(1024)
                .endsWith("🦊…");
    }

    @Test
    void hidesImagesBehindASpoiler() {
        ReplyAddress address = acknowledged();

        messenger().deliver(address, delivery(artwork(1, 10), new Presentation(Visibility.PUBLIC, Cover.SPOILER)));

        assertThat(asked.probe().original().files().getFirst().name()).startsWith("SPOILER_");
        assertThat(fake.requests("PATCH /messages/@original").getLast().body().path("attachments"))
                .allSatisfy(
                        file -> assertThat(file.path("is_spoiler").asBoolean()).isTrue());
    }

    @Test
    void whispersWhatWasAskedPrivately() {
        Artwork artwork = artwork(1, 10);
        asked();
        messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.WHISPERED));

        messenger().deliver(asked.address(), delivery(artwork, new Presentation(Visibility.WHISPERED, Cover.NONE)));

        assertThat(asked.probe().isEphemeral()).isTrue();
        assertThat(asked.probe().original().files()).hasSize(1);
        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void refusesWithOneEphemeralReply() {
        messenger().fail(asked(), REFUSAL);

        assertThat(asked.probe().callbackType()).isEqualTo(4);
        assertThat(asked.probe().callback().path("data").path("flags").asInt() & EPHEMERAL)
                .isEqualTo(EPHEMERAL);
        assertThat(asked.probe().followUps()).isEmpty();
        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void takesThePublicReplyAwayBeforeItWhispersAFailure() {
        messenger().fail(acknowledged(), REFUSAL);

        assertThat(asked.probe().original().deleted()).isTrue();
        assertThat(asked.probe().followUps()).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isTrue();
            assertThat(message.content()).contains("content policy");
        });
        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void splitsWhatOneRequestCannotCarry() {
        Artwork artwork = artwork(10, 3 << 20);
        ReplyAddress address = acknowledged();

        messenger().deliver(address, delivery(artwork, Presentation.OPEN));
        messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        List<SeenMessage> messages = fake.messagesIn(fake.channel().id());
        assertThat(messages).extracting(message -> message.files().size()).containsExactly(8, 2);
        assertThat(messages.getLast().content()).isEqualTo("<@" + fake.user().id() + ">");
        assertThat(messages.getLast().nonce()).isEqualTo(NONCE + "b");
        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
    }

    @Test
    void showsEveryImageOnceWhenAMessageInTheMiddleIsTooLarge() {
        Artwork artwork = artwork(5, 9 << 20);
        ReplyAddress address = acknowledged();
        fake.rest().tooLargeAfter("POST /messages", 1);

        List<MessageRef> shown = messenger().deliver(address, delivery(artwork, Presentation.OPEN));

        assertThat(shown).hasSize(5);
        assertThat(fake.messagesIn(fake.channel().id()))
                .extracting(message -> message.files().size())
                .containsExactly(1, 1, 1, 1, 1);
        assertThat(shownImages()).containsExactlyElementsOf(names(artwork));
    }

    @Test
    void survivesALostAnswerToItsDeferral() {
        fake.rest().loseAnswerOfNext("POST /callback", 502);

        ReplyAddress address = acknowledged();
        messenger().deliver(address, delivery(artwork(1, 10), Presentation.OPEN));

        assertThat(asked.probe().original().files()).hasSize(1);
    }

    @Test
    void tellsARefusalWhoseAnswerWasLostOnce() {
        fake.rest().loseAnswerOfNext("POST /callback", 502);

        messenger().fail(asked(), REFUSAL);

        assertThat(rig.seenBy(asked)).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isTrue();
            assertThat(message.content()).contains("content policy");
        });
    }

    @Test
    void acknowledgesWithinTheTimeDiscordGrants() {
        acknowledged();

        assertThat(asked.probe().acknowledgedAfter()).isLessThan(Duration.ofSeconds(3));
    }
}
