package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Document;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.FakeSlackFiles;
import dev.easel.testing.slack.SeenMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers and refusals, and where they are said when Slack does not take them where they belong. */
class SlackAnswersTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final UserMessage QUEUED = WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC);
    private static final UserMessage REFUSAL = WORDS.failure(new Failure.PolicyRefusal("no"), Duration.ZERO);

    private final SlackRig rig = SlackRig.connected();
    private final FakeSlack fake = rig.fake();

    @AfterEach
    void leave() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void whispersAFailureAndTakesTheStatusLineAway() {
        ReplyAddress address = rig.messenger().acknowledge(rig.askedIn(fake.channel(), null), QUEUED);

        rig.messenger().fail(address, REFUSAL);

        assertThat(rig.only().onlyFor()).isEqualTo(fake.user().id());
    }

    @Test
    void tellsTheFailureForAllWhereNoWhisperIsPossible() {
        SeenMessage root = fake.post(fake.channel(), fake.user(), "hello");
        fake.faults().refuse("chat.postEphemeral", "user_not_in_channel_anymore");

        rig.messenger().fail(rig.askedIn(fake.channel(), root.ts()), REFUSAL);

        assertThat(rig.seen().getLast().words()).contains("content policy");
        assertThat(rig.seen().getLast().thread()).isEqualTo(root.ts());
    }

    @Test
    void tellsDirectlyWhereEaselIsNotInTheChannel() {
        fake.removeBot(fake.channel());

        rig.messenger().fail(rig.askedIn(fake.channel(), null), REFUSAL);

        assertThat(fake.messagesIn(fake.direct(fake.user()))).hasSize(1);
    }

    @Test
    void waitsWhenSlackAsksForIt() {
        fake.faults().rateLimitNext("chat.postMessage", 1, Duration.ofSeconds(1));

        rig.messenger().acknowledge(rig.askedIn(fake.channel(), null), QUEUED);

        assertThat(fake.web().calls("chat.postMessage")).hasSize(2);
        assertThat(rig.only().words()).contains(QUEUED.text());
    }

    @Test
    void answersWithAFileDirectly() {
        byte[] export = "everything".getBytes(StandardCharsets.UTF_8);
        Document document =
                new Document("export.zip", "application/zip", export.length, () -> new ByteArrayInputStream(export));

        rig.messenger()
                .answer(
                        rig.askedIn(fake.channel(), null),
                        new Answer(REFUSAL, List.of(), List.of(), List.of(document)));

        assertThat(fake.messagesIn(fake.channel())).isEmpty();
        assertThat(fake.messagesIn(fake.direct(fake.user()))).hasSize(2);
        assertThat(fake.files().count()).isEqualTo(1);
    }

    @Test
    void showsAnOlderPictureWithItsWords() throws IOException {
        Answer.Picture picture = new Answer.Picture(kept(), WORDS.altText("fox ".repeat(500)));

        rig.messenger()
                .answer(rig.askedIn(fake.channel(), null), new Answer(QUEUED, List.of(picture), List.of(), List.of()));

        assertThat(FakeSlackFiles.altTextsOf(rig.only()).getFirst()).startsWith("fox fox");
        assertThat(fake.web().calls("files.getUploadURLExternal").getFirst().text("alt_txt"))
                .startsWith("fox fox")
                .hasSizeBetween(900, 1_000);
    }

    private ImageRef kept() throws IOException {
        try (BlobSink sink = rig.blobs().create()) {
            sink.write(1);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), 1);
        }
    }

    @Test
    void answersLaterInTheSameConversation() {
        ReplyAddress later =
                rig.messenger().later(rig.messenger().acknowledge(rig.askedIn(fake.channel(), null), QUEUED));

        rig.messenger().acknowledge(later, QUEUED);

        assertThat(fake.messagesIn(fake.channel())).hasSize(2);
    }
}
