package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Incoming.Command;
import dev.easel.core.chat.Incoming.Press;
import dev.easel.core.chat.Incoming.Submission;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is filled in, and commands with all that belongs to them. */
class DiscordFormsTest extends DiscordControlsFixture {
    private static final byte[] BYTES = {1, 2, 3};

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
