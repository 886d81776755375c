package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Incoming.Press;
import dev.easel.core.chat.Presentation;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenFile;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be pressed, and what comes of it. */
class DiscordControlsTest extends DiscordControlsFixture {
    private static final byte[] BYTES = {1, 2, 3};

    private static List<List<String>> rows(SeenMessage message) {
        List<List<String>> rows = new ArrayList<>();
        message.components().forEach(row -> {
            List<String> buttons = new ArrayList<>();
            row.path("components")
                    .forEach(button ->
                            buttons.add((button.path("emoji").path("name").asText("") + " "
                                            + button.path("label").asText())
                                    .strip()));
            rows.add(buttons);
        });
        return rows;
    }

    @Test
    void laysOutVariationsAboveEverythingElse() throws IOException {
        SeenMessage message = delivered(everything());

        assertThat(rows(message))
                .containsExactly(
                        List.of("V1", "V2", "V3", "V4", "V5"),
                        List.of("V6", "V7", "V8", "V9", "V10"),
                        List.of("🔁 Again", "✏️ Edit…", "🖌️ Paint mask", "ℹ️ Info", "🗑️ Delete"));
    }

    @Test
    void offersToCancelWhileTheRequestWaits() {
        Asked asked = rig.ask(Slash.imagine("a cat"));

        rig.messenger()
                .acknowledge(asked.address(), WORDS.queued(3, Duration.ZERO, Visibility.PUBLIC), Control.cancel(JOB));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(asked.probe().original().buttons()).containsExactly("⏹ Cancel"));
    }

    @Test
    void offersNothingToCancelOnceTheDrawingBegins() {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        UserMessage queued = WORDS.queued(3, Duration.ZERO, Visibility.PUBLIC);
        ReplyAddress address = rig.messenger().acknowledge(asked.address(), queued, Control.cancel(JOB));

        rig.messenger().progress(address, queued, Control.cancel(JOB));
        rig.messenger().progress(address, WORDS.drawing(1, 0, "m", Visibility.PUBLIC));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(asked.probe().original().content()).contains("Drawing"));
        assertThat(asked.probe().original().buttons()).isEmpty();
    }

    @Test
    void offersAnotherTryBelowAFailure() {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        rig.messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));

        rig.messenger().fail(asked.address(), WHISPER, List.of(new Control(Action.RETRY, JOB)));

        assertThat(rig.seenBy(asked)).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isTrue();
            assertThat(message.buttons()).containsExactly("🔁 Try again");
        });
    }

    @Test
    void takesTheButtonsOfAWaitingRequestAwayWithTheImages() throws IOException {
        assertThat(delivered(List.of()).buttons()).isEmpty();
    }

    @Test
    void speaksTheLanguageOfTheOneWhoAsked() throws IOException {
        Asked asked = rig.ask(Slash.imagine("a cat").locale("de"));
        UserMessage text = WORDS.altText("a cat");

        rig.messenger()
                .deliver(
                        asked.address(),
                        new Delivery(
                                JOB,
                                rig.artwork(),
                                text,
                                text,
                                Presentation.OPEN,
                                List.of(new Control(Action.DELETE, JOB))));

        rig.messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));
        assertThat(rig.seenBy(asked))
                .anySatisfy(message -> assertThat(message.buttons()).containsExactly("🗑️ Löschen"));
    }

    @Test
    void handsOnWhoPressedWhat() throws IOException {
        SeenMessage message = delivered(everything());
        FakeUser boss = fake.addUser("Bo").withPermissions(1 << 5);
        rig.decided();

        InteractionProbe probe = fake.press(message, "V2", boss);

        Press press = rig.next(Press.class);
        assertThat(press.control()).isEqualTo(Control.of(Action.VARY, JOB, 2));
        assertThat(press.sender().user().id()).isEqualTo(boss.id());
        assertThat(press.sender().authority()).isEqualTo(Authority.OPERATOR);
        assertThat(press.eventId()).isEqualTo(probe.id());
        probe.awaitCallback(SOON);
        assertThat(probe.callbackType()).isEqualTo(5);
        assertThat(probe.isEphemeral()).isFalse();
    }

    @Test
    void answersAPressToTheOneWhoPressedAlone() throws IOException {
        InteractionProbe probe = press(delivered(everything()), "ℹ️ Info");

        rig.messenger()
                .answer(
                        rig.next(Press.class).replyTo(),
                        new Answer(
                                WHISPER,
                                List.of(new Answer.Picture(
                                        rig.artwork().images().getFirst().image(), WORDS.altText("a fox"))),
                                List.of(new Control(Action.AGAIN, JOB)),
                                List.of(document("export.json"))));

        assertThat(probe.callbackType()).isEqualTo(4);
        assertThat(probe.isEphemeral()).isTrue();
        assertThat(probe.original().files()).extracting(SeenFile::name).containsExactly("export.json", "2.png");
        assertThat(probe.original().files().getLast().altText()).isEqualTo("a fox");
        assertThat(probe.original().buttons()).containsExactly("🔁 Again");
    }

    private static Document document(String name) {
        return new Document(name, "application/json", BYTES.length, () -> new ByteArrayInputStream(BYTES));
    }

    @Test
    void turnsPagesInTheirMessage() throws IOException {
        InteractionProbe first = press(delivered(everything()), "ℹ️ Info");
        Control more = new Control(Action.PAGE, "gallery.2");
        rig.messenger()
                .answer(
                        rig.next(Press.class).replyTo(),
                        new Answer(WHISPER, List.of(), List.of(more), List.of(document("one.json"))));

        InteractionProbe second = press(first.original(), "More…");
        rig.messenger()
                .answer(
                        rig.next(Press.class).replyTo(),
                        new Answer(WHISPER, List.of(), List.of(), List.of(document("two.json"))));

        assertThat(second.callbackType()).isEqualTo(7);
        assertThat(first.original().files()).extracting(SeenFile::name).containsExactly("two.json");
        assertThat(first.original().buttons()).isEmpty();
    }

    @Test
    void removesItsMessagesAndDoesNotMindThoseThatAreGone() throws IOException {
        SeenMessage message = delivered(everything());
        MessageRef ref = new MessageRef(DiscordAddress.PLATFORM, message.channelId() + "/" + message.id());

        rig.messenger().remove(ref);
        rig.messenger().remove(ref);

        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }
}
