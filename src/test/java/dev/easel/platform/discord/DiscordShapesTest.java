package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place.Ages;
import dev.easel.core.identity.SpaceRef;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events with every field that Discord sends, from files, through the real client. */
class DiscordShapesTest {
    private static final Path FILES = Path.of("src/test/resources/payloads/discord");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
    }

    /** Sends a file's event, its names in braces replaced by those of this Discord, and gives what became of it. */
    private <T extends Incoming> T heard(String file, Class<T> type) throws IOException {
        replay(file);
        T incoming = rig.next(type);
        assertThat(incoming.sender().user().id()).isEqualTo(fake.user().id());
        return incoming;
    }

    private void replay(String file) throws IOException {
        SeenMessage message = fake.post(fake.channel(), fake.user(), "look", fake.file("cat.png", new byte[] {1}));
        String text = Files.readString(FILES.resolve(file + ".json"));
        Map<String, String> names = Map.of(
                "{bot}", fake.bot().id(),
                "{user}", fake.user().id(),
                "{guild}", fake.channel().guild().orElseThrow(),
                "{channel}", fake.channel().id(),
                "{direct}", fake.direct(fake.user()).id(),
                "{message}", message.id());
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        ObjectNode event = (ObjectNode) JSON.readTree(text);
        fake.replay(event.path("t").asText(), (ObjectNode) event.path("d"));
    }

    @Test
    void readsSlashCommands() throws IOException {
        Incoming.Command command = heard("slash-command", Incoming.Command.class);

        assertThat(command.prompt()).isEqualTo("a white siamese cat");
        assertThat(command.options()).isEqualTo(Map.of("count", "2", "spoiler", "true"));
        assertThat(command.sender().displayName()).isEqualTo("Mia of the North");
        assertThat(command.sender().locale().getLanguage()).isEqualTo("de");
    }

    @Test
    void readsFilesOfCommands() throws IOException {
        assertThat(heard("slash-command-with-file", Incoming.Command.class).attachments())
                .extracting(Attachment::fileName)
                .containsExactly("IMG_0042.jpg");
    }

    @Test
    void readsCommandsOfPrivateConversationsAndForeignGuilds() throws IOException {
        assertThat(heard("slash-command-in-private", Incoming.Command.class)
                        .place()
                        .space())
                .isNull();
        Incoming.Command foreign = heard("slash-command-user-installed", Incoming.Command.class);
        assertThat(foreign.place().ages()).isEqualTo(Ages.ADULTS);
        assertThat(DiscordAddress.of(foreign.replyTo()).maxFileBytes()).isEqualTo(50L << 20);
    }

    @Test
    void readsCommandsInThreads() throws IOException {
        assertThat(heard("slash-command-in-thread", Incoming.Command.class)
                        .place()
                        .channels()
                        .getLast()
                        .id())
                .isEqualTo(fake.channel().id());
    }

    @Test
    void readsMessageCommands() throws IOException {
        Incoming.Command command = heard("message-command", Incoming.Command.class);

        assertThat(command.name()).isEqualTo("variations");
        assertThat(command.attachments()).hasSize(1);
        assertThat(command.about()).isNotNull();
    }

    @Test
    void readsPressesAndForms() throws IOException {
        assertThat(heard("button", Incoming.Press.class).control().position()).isEqualTo(2);
        Incoming.Submission form = heard("form", Incoming.Submission.class);
        assertThat(form.text()).isEqualTo("with a red hat");
        assertThat(form.options()).isEqualTo(Map.of("count", "2"));
    }

    @Test
    void readsWhatPeopleSay() throws IOException {
        assertThat(heard("mention", Incoming.Mention.class).text()).isEqualTo("a white cat --count 2");
        assertThat(heard("mention-with-file", Incoming.Mention.class).attachments())
                .hasSize(1);
        assertThat(heard("private-message", Incoming.Mention.class).text()).isEqualTo("a dog in the rain");
        Incoming.Mention reply = heard("reply", Incoming.Mention.class);
        assertThat(reply.attachments()).hasSize(1);
        assertThat(reply.about()).isNotNull();
    }

    @Test
    void readsReactions() throws IOException {
        Incoming.Reaction reaction = heard("reaction", Incoming.Reaction.class);

        assertThat(reaction.emoji()).isEqualTo("🎨");
        assertThat(reaction.attachments()).hasSize(1);
    }

    @Test
    void completesWhatIsTyped() throws IOException {
        replay("autocomplete");

        await().atMost(DiscordRig.SOON)
                .untilAsserted(() -> assertThat(fake.requests("POST /callback"))
                        .singleElement()
                        .satisfies(answer -> assertThat(answer.body()
                                        .path("data")
                                        .path("choices")
                                        .findValuesAsText("value"))
                                .containsExactly("high")));
    }

    @Test
    void hearsInAGuildThatItJustCameTo() throws IOException {
        replay("guild-create");

        Incoming.Mention mention = heard("mention-in-new-guild", Incoming.Mention.class);

        assertThat(mention.place().space()).isEqualTo(new SpaceRef(DiscordAddress.PLATFORM, "1111111111111110005"));
    }

    @Test
    void knowsTheForumOfAPost() throws IOException {
        replay("guild-create");
        replay("forum-post");

        Incoming.Mention mention = heard("forum-post-message", Incoming.Mention.class);

        assertThat(mention.text()).isEqualTo("a cat for my aunt");
        assertThat(mention.place().channels())
                .extracting(ChannelRef::id)
                .containsExactly("1111111111111110013", "1111111111111110008");
    }
}
