package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackDialogsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    @Test
    void asksForAnImageWithAllItsOptions() {
        fake.happens().globalShortcut("imagine", fake.user());

        ObjectNode view = awaitView("views.open", 1);
        assertThat(blocks(view)).contains("prompt", "place", "model", "raw", "spoiler", "private");
        assertThat(blocks(view)).anyMatch(id -> id.startsWith("size@")).noneMatch(id -> id.startsWith("style@"));

        fake.happens()
                .submit(
                        view,
                        values(
                                "prompt", "{'prompt':{'type':'plain_text_input','value':' a fox '}}",
                                "place",
                                        "{'place':{'selected_conversation':'%s'}}"
                                                .formatted(fake.channel().id()),
                                "count@x", "{'count':{'selected_option':{'value':'2'}}}",
                                "spoiler", "{'spoiler':{'selected_options':[{'value':'yes'}]}}",
                                "raw", "{'raw':{'selected_options':[]}}"),
                        fake.user());

        Incoming.Command command = rig.next(Incoming.Command.class);
        assertThat(command.name()).isEqualTo("imagine");
        assertThat(command.prompt()).isEqualTo("a fox");
        assertThat(command.options()).containsOnly(Map.entry("count", "2"), Map.entry("spoiler", "true"));
        assertThat(command.place().channel().id()).isEqualTo(fake.channel().id());
    }

    @Test
    void offersWhatTheChosenModelHas() {
        fake.happens().globalShortcut("imagine", fake.user());
        ObjectNode view = awaitView("views.open", 1);
        ObjectNode chosen = JSON.createObjectNode().put("action_id", "model").put("block_id", "model");
        chosen.putObject("selected_option").put("value", "gpt-image-1");

        fake.happens().pressInView(view, chosen, fake.user());

        JsonNode changed = awaitView("views.update", 1);
        assertThat(blocks(changed)).contains("size@gpt-image-1", "background@gpt-image-1");
        assertThat(changed.findValuesAsText("value")).contains("1024x1536");
    }

    @Test
    void asksWhatToEditInAMessage() {
        ObjectNode file = fake.shared().share("cat.png", "image/png", new byte[] {1, 2});
        SeenMessage picture = fake.happens().say(fake.channel(), fake.user(), "look", null, file);

        fake.happens().messageShortcut("edit", picture, fake.user());
        ObjectNode view = awaitView("views.open", 1);
        fake.happens().submit(view, values("prompt", "{'prompt':{'value':'make it blue'}}"), fake.user());

        Incoming.Command command = rig.next(Incoming.Command.class);
        assertThat(command.name()).isEqualTo("edit");
        assertThat(command.prompt()).isEqualTo("make it blue");
        assertThat(command.attachments())
                .singleElement()
                .satisfies(attachment -> assertThat(attachment.fileName()).isEqualTo("cat.png"));
        assertThat(command.about()).isEqualTo(new SlackPost(picture.channel(), picture.ts()).toMessageRef());
        assertThat(SlackAddress.of(command.replyTo()).thread()).isEqualTo(picture.ts());
    }

    @Test
    void answersAPressWithAForm() {
        Control control = Control.of(Control.Action.EDIT, "01hx", 2);
        Form form = new Form(
                "Edit",
                control,
                "Draw",
                List.of(
                        new Field(Field.PROMPT, "What", "", new Field.Kind.Paragraph(), Field.Presence.REQUIRED, 4_000),
                        new Field(
                                "quality",
                                "Quality",
                                "low",
                                new Field.Kind.Choice(List.of("low", "high")),
                                Field.Presence.OPTIONAL,
                                10)));
        SeenMessage message = fake.happens().say(fake.channel(), fake.bot(), "x", null);
        fake.happens().press(message, fake.happens().button(control.text()), fake.user());
        Incoming.Press press = rig.next(Incoming.Press.class);

        assertThat(rig.messenger().ask(press.replyTo(), form)).isTrue();
        ObjectNode view = awaitView("views.open", 1);
        fake.happens()
                .submit(
                        view,
                        values(
                                "prompt", "{'prompt':{'value':'in winter'}}",
                                "quality", "{'quality':{'selected_option':{'value':'high'}}}"),
                        fake.user());

        Incoming.Submission submission = rig.next(Incoming.Submission.class);
        assertThat(submission.control()).isEqualTo(control);
        assertThat(submission.text()).isEqualTo("in winter");
        assertThat(submission.options()).containsEntry("quality", "high");
        assertThat(SlackAddress.of(submission.replyTo()).channel())
                .isEqualTo(fake.channel().id());
    }

    @Test
    void saysThatItIsTooLateForAForm() {
        fake.faults().refuse("views.open", "expired_trigger_id");
        ReplyAddress stale = SlackAddress.in(
                        fake.team(), fake.channel().id(), null, fake.user().id())
                .withAnswerTo(null, "trigger.old")
                .toReplyAddress();
        Form form = new Form(
                "Edit",
                Control.of(Control.Action.EDIT, "01hx", 1),
                "Draw",
                List.of(new Field(Field.PROMPT, "What", "", new Field.Kind.Line(), Field.Presence.REQUIRED, 100)));

        assertThat(rig.messenger().ask(stale, form)).isFalse();
        assertThat(rig.messenger().ask(rig.messenger().later(stale), form)).isFalse();
    }

    @Test
    void showsAllAboutItsOwnerInTheHome() {
        Wording words = Wording.in(Locale.ENGLISH);
        rig.handOnTo(incoming -> {
            if (incoming instanceof Incoming.Command command && !command.name().equals(CommandName.SETTINGS.word())) {
                rig.messenger()
                        .answer(
                                command.replyTo(),
                                Answer.of(words.drawing(1, 0, command.name(), Visibility.WHISPERED)));
            } else {
                rig.messenger().fail(incoming.replyTo(), words.cancelled());
            }
        });

        fake.happens().openHome(fake.user());

        JsonNode home = awaitView("views.publish", 1);
        assertThat(home.path("blocks").toString())
                .contains("quota", "gallery", "help")
                .doesNotContain("settings");
        assertThat(fake.messagesIn(fake.direct(fake.user()))).isEmpty();
    }

    private ObjectNode awaitView(String method, int calls) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> fake.web().calls(method).size() >= calls);
        ObjectNode view =
                (ObjectNode) fake.web().calls(method).getLast().json("view").deepCopy();
        return view.put("id", "V" + calls).put("hash", "1");
    }

    private static List<String> blocks(JsonNode view) {
        return view.path("blocks").findValuesAsText("block_id");
    }

    private static ObjectNode values(String... blocks) {
        ObjectNode values = JSON.createObjectNode();
        for (int i = 0; i < blocks.length; i += 2) {
            try {
                values.set(blocks[i], JSON.readTree(blocks[i + 1].replace('\'', '"')));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return values;
    }
}
