package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Incoming.Command;
import dev.easel.core.chat.Incoming.Press;
import dev.easel.core.chat.Incoming.Submission;
import dev.easel.core.chat.Presentation;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.Caption;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be pressed, what comes of it, and what is filled in. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordControlsTest {
    private static final String JOB = "0123456789abcdefghjkmnp";
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final UserMessage WHISPER = WORDS.cancelled();
    private static final byte[] BYTES = {1, 2, 3};

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private SeenMessage delivered(List<Control> controls) throws IOException {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        rig.messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));
        UserMessage caption =
                WORDS.caption(new Caption("a cat", List.of("m"), 0, List.of(), List.of()), Visibility.PUBLIC);
        rig.messenger()
                .deliver(
                        asked.address(),
                        new Delivery(JOB, rig.artwork(), caption, WORDS.altText("a cat"), Presentation.OPEN, controls));
        return asked.probe().original();
    }

    private static List<Control> everything() {
        List<Control> controls = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            controls.add(Control.of(Action.VARY, JOB, i));
        }
        for (Action action : List.of(Action.AGAIN, Action.EDIT, Action.PAINT, Action.INFO, Action.DELETE)) {
            controls.add(new Control(action, JOB));
        }
        return controls;
    }

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

    private InteractionProbe press(SeenMessage message, String button) {
        return fake.press(message, button, fake.user());
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
                                List.of(rig.artwork().images().getFirst().image()),
                                List.of(new Control(Action.AGAIN, JOB)),
                                List.of(document("export.json"))));

        assertThat(probe.callbackType()).isEqualTo(4);
        assertThat(probe.isEphemeral()).isTrue();
        assertThat(probe.original().files()).extracting(SeenFile::name).containsExactly("export.json", "2.png");
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
    void asksWithAFormAndHandsOnWhatIsFilledIn() throws IOException {
        InteractionProbe pressed = press(delivered(everything()), "✏️ Edit…");
        Control control = new Control(Action.EDIT, JOB);
        Form form = new Form(
                "What should change?",
                control,
                "Send",
                List.of(
                        new Field(
                                "prompt",
                                "Prompt",
                                "a cat",
                                new Field.Kind.Paragraph(),
                                Field.Presence.REQUIRED,
                                4_000),
                        new Field("region", "Where", "", new Field.Kind.Line(), Field.Presence.OPTIONAL, 200),
                        new Field(
                                "count",
                                "How many",
                                "1",
                                new Field.Kind.Choice(List.of("1", "2", "3")),
                                Field.Presence.OPTIONAL,
                                2)));

        boolean shown = rig.messenger().ask(rig.next(Press.class).replyTo(), form);

        assertThat(shown).isTrue();
        assertThat(pressed.callbackType()).isEqualTo(9);
        rig.decided();
        InteractionProbe submitted = fake.submit(pressed, Map.of("prompt", "a dog", "count", "3"), fake.user());
        Submission submission = rig.next(Submission.class);
        assertThat(submission.control()).isEqualTo(control);
        assertThat(submission.text()).isEqualTo("a dog");
        assertThat(submission.options()).isEqualTo(Map.of("count", "3"));
        submitted.awaitCallback(SOON);
        assertThat(submitted.callbackType()).isEqualTo(5);
    }

    @Test
    void saysThatItIsTooLateForAForm() throws IOException {
        InteractionProbe pressed = press(delivered(everything()), "✏️ Edit…");
        pressed.awaitCallback(SOON);

        ReplyAddress address = rig.next(Press.class).replyTo();
        boolean shown = rig.messenger()
                .ask(
                        address,
                        new Form(
                                "?",
                                new Control(Action.EDIT, JOB),
                                "Send",
                                List.of(new Field(
                                        "prompt", "Prompt", "", new Field.Kind.Line(), Field.Presence.REQUIRED, 100))));

        assertThat(shown).isFalse();
        rig.messenger().answer(address, Answer.of(WHISPER));
        assertThat(pressed.followUps())
                .singleElement()
                .satisfies(message -> assertThat(message.ephemeral()).isTrue());
    }

    @Test
    void givesCommandsFromTheMenuOfAMessage() {
        FakeUser friend = fake.addUser("Zoë");
        SeenMessage theirs = fake.post(fake.channel(), friend, "look", fake.file("dog.png", BYTES));
        rig.decided();

        fake.onMessage("Create variations", theirs, fake.user());
        Command variations = rig.next(Command.class);
        fake.onMessage("Edit image", theirs, fake.user());
        Command edit = rig.next(Command.class);
        fake.onMessage("What made this?", theirs, fake.user());
        Command info = rig.next(Command.class);

        assertThat(List.of(variations.name(), edit.name(), info.name())).containsExactly("variations", "edit", "info");
        assertThat(variations.attachments()).extracting(Attachment::fileName).containsExactly("dog.png");
        assertThat(variations.about())
                .isEqualTo(new MessageRef(DiscordAddress.PLATFORM, theirs.channelId() + "/" + theirs.id()));
        assertThat(variations.sender().displayName()).isEqualTo("Mia");
    }

    @Test
    void removesItsMessagesAndDoesNotMindThoseThatAreGone() throws IOException {
        SeenMessage message = delivered(everything());
        MessageRef ref = new MessageRef(DiscordAddress.PLATFORM, message.channelId() + "/" + message.id());

        rig.messenger().remove(ref);
        rig.messenger().remove(ref);

        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void passesPicturesMasksAndMarksOfACommandOn() {
        rig.decided();
        Command command = rig.ask(Slash.command("edit")
                        .option("prompt", "at night")
                        .attachment("image", "cat.png", BYTES)
                        .attachment("mask", "m.png", BYTES)
                        .attachment("image2", "dog.png", BYTES)
                        .option("region", "top third"))
                .command();

        assertThat(command.attachments())
                .extracting(Attachment::role)
                .containsExactly(Attachment.Role.IMAGE, Attachment.Role.MASK, Attachment.Role.IMAGE);
        assertThat(command.options()).isEqualTo(Map.of("region", "top third"));
    }

    @Test
    void passesTheWordsOfSubcommandsOn() {
        FakeUser boss = fake.addUser("Bo").withPermissions(1 << 5);
        rig.decided();

        Command grant = rig.ask(Slash.command("easel-admin quota grant")
                        .option("user", fake.user())
                        .option("images", 5)
                        .by(boss))
                .command();
        Command gallery =
                rig.ask(Slash.command("gallery").option("search", "white cat")).command();

        assertThat(grant.prompt()).isEqualTo("quota grant");
        assertThat(grant.options()).isEqualTo(Map.of("user", fake.user().id(), "images", "5"));
        assertThat(grant.sender().operates()).isTrue();
        assertThat(gallery.prompt()).isEqualTo("white cat");
    }
}
