package dev.easel.testing.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a bot does all day, done by the real JDA. */
@ExtendWith(FailsOnJdaErrors.class)
class FakeDiscordTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    /** To be named on every edit: JDA's default goes out with new messages only (JDA 6.5.0, 2026-11). */
    private static final Set<MentionType> NOBODY = EnumSet.noneOf(MentionType.class);

    private final FakeDiscord fake = FakeDiscord.start();
    private JdaClient client;

    @BeforeEach
    void connect() {
        client = JdaClient.connect(fake, (EventListener) event -> {
            if (event instanceof SlashCommandInteractionEvent slash) {
                slash.deferReply(slash.getOptions().isEmpty()).queue();
            }
        });
    }

    @AfterEach
    void close() {
        client.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private TextChannel channel() {
        return client.jda().getTextChannelById(fake.channel().id());
    }

    @Test
    void registersCommands() {
        client.jda()
                .updateCommands()
                .addCommands(Commands.slash("imagine", "Draw").addOption(OptionType.STRING, "prompt", "What", true))
                .complete();

        assertThat(fake.commandOverwrites()).isOne();
        assertThat(fake.commands())
                .singleElement()
                .satisfies(command -> assertThat(
                                command.path("options").path(0).path("name").asText())
                        .isEqualTo("prompt"));
        assertThat(client.jda().retrieveCommands().complete()).hasSize(1);
        assertThatThrownBy(() -> fake.slash(Slash.imagine("a cat").option("siez", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsItsApplication() {
        assertThat(client.jda().retrieveApplicationInfo().complete().getId()).isEqualTo(fake.applicationId());
    }

    @Test
    void deliversThreeMegabytesWithAltText() throws IOException {
        byte[] picture = new byte[3 << 20];
        new Random(1).nextBytes(picture);
        InteractionProbe probe = fake.slash(
                Slash.imagine("a cat").option("count", 2).option("raw", true).attachment("image", "cat.png", picture));
        SlashCommandInteractionEvent event = client.await(SlashCommandInteractionEvent.class);

        probe.awaitCallback(SOON);
        try (InputStream download =
                event.getOption("image").getAsAttachment().getProxy().download().join()) {
            assertThat(download.readAllBytes()).isEqualTo(picture);
        }
        event.getHook()
                .editOriginal("a cat")
                .setAllowedMentions(NOBODY)
                .setFiles(FileUpload.fromData(picture, "out.png").setDescription("A white cat"))
                .complete();

        assertThat(event.getOption("count").getAsInt()).isEqualTo(2);
        assertThat(event.getOption("raw").getAsBoolean()).isTrue();
        assertThat(probe.callbackType()).isEqualTo(5);
        assertThat(probe.acknowledgedAfter()).isLessThan(Duration.ofSeconds(3));
        assertThat(probe.isEphemeral()).isFalse();
        assertThat(probe.original().content()).isEqualTo("a cat");
        assertThat(probe.original().files()).singleElement().satisfies(file -> {
            assertThat(file.altText()).isEqualTo("A white cat");
            assertThat(file.bytes()).isEqualTo(picture);
        });
        assertThat(fake.messagesIn(fake.channel().id())).hasSize(1);
    }

    @Test
    void whispersWhatWasDeferredEphemerally() {
        InteractionProbe probe = fake.slash(Slash.command("quota")).awaitCallback(SOON);
        InteractionHook hook = client.await(SlashCommandInteractionEvent.class).getHook();

        hook.editOriginal("5 left").setAllowedMentions(NOBODY).complete();
        hook.sendMessage("and more").setEphemeral(true).complete();

        assertThat(probe.isEphemeral()).isTrue();
        assertThat(probe.original().ephemeral()).isTrue();
        assertThat(probe.followUps())
                .extracting(SeenMessage::content, SeenMessage::ephemeral)
                .containsExactly(tuple("and more", true));
        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void deletesAndReplacesADeferredReply() {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        InteractionHook hook = client.await(SlashCommandInteractionEvent.class).getHook();

        hook.deleteOriginal().complete();
        hook.sendMessage("refused").setEphemeral(true).complete();

        assertThat(probe.original().deleted()).isTrue();
        assertThat(probe.followUps())
                .singleElement()
                .extracting(SeenMessage::ephemeral)
                .isEqualTo(true);
    }

    @Test
    void refusesATokenAfterAQuarterOfAnHour() {
        fake.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        InteractionHook hook = client.await(SlashCommandInteractionEvent.class).getHook();

        fake.advance(Duration.ofMinutes(15));

        assertThatThrownBy(() ->
                        hook.editOriginal("late").setAllowedMentions(NOBODY).complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.getErrorResponse()).isEqualTo(ErrorResponse.INVALID_WEBHOOK_TOKEN));
    }

    @Test
    void letsANewClientEditByTokenAlone() {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        client.await(SlashCommandInteractionEvent.class)
                .getHook()
                .retrieveOriginal()
                .complete();

        client.close();
        client = JdaClient.connect(fake);
        InteractionHook.from(client.jda(), probe.token())
                .editOriginal("after the crash")
                .setAllowedMentions(NOBODY)
                .complete();

        assertThat(probe.original().contents()).containsExactly("after the crash");
        assertThat(fake.gateway().identifies()).isEqualTo(2);
    }

    @Test
    void postsOnceForOneNonce() {
        channel().sendMessage("done").setNonce("job-1").complete();
        channel().sendMessage("done").setNonce("job-1").complete();

        assertThat(fake.messagesIn(fake.channel().id())).singleElement().satisfies(message -> {
            assertThat(message.nonce()).isEqualTo("job-1");
            assertThat(message.author()).isEqualTo(fake.bot());
        });
    }

    @Test
    void hearsReactionsAndAnswersThem() {
        SeenMessage picture = fake.post(fake.channel(), fake.user(), "look", fake.file("a.png", new byte[] {1}));

        fake.react(picture, "🎨", fake.user());
        MessageReactionAddEvent event = client.await(MessageReactionAddEvent.class);
        Message message = event.retrieveMessage().complete();
        message.reply("Variation").complete();
        message.addReaction(Emoji.fromUnicode("✅")).complete();

        assertThat(event.getEmoji()).isEqualTo(Emoji.fromUnicode("🎨"));
        assertThat(event.getMessageAuthorId()).isEqualTo(fake.user().id());
        assertThat(message.getAttachments()).hasSize(1);
        assertThat(fake.messagesIn(fake.channel().id()).getLast().replyTo()).isEqualTo(picture.id());
        assertThat(fake.find(picture).orElseThrow().reactions()).containsExactly("🎨 Mia", "✅ Easel");
    }

    @Test
    void pressesAButton() {
        channel()
                .sendMessage("done")
                .setComponents(ActionRow.of(Button.primary("1:abc", "Again").withEmoji(Emoji.fromUnicode("🔁"))))
                .complete();
        SeenMessage message = fake.messagesIn(fake.channel().id()).getFirst();

        InteractionProbe probe = fake.press(message, "🔁 Again", fake.user());
        ButtonInteractionEvent event = client.await(ButtonInteractionEvent.class);
        event.deferEdit().complete();
        event.getHook().editOriginal("again").setAllowedMentions(NOBODY).complete();

        assertThat(event.getComponentId()).isEqualTo("1:abc");
        assertThat(probe.callbackType()).isEqualTo(6);
        assertThat(fake.find(message).orElseThrow().contents()).containsExactly("done", "again");
    }

    @Test
    void completesAnOption() {
        InteractionProbe probe = fake.autocomplete(Slash.command("imagine").focused("model", "gpt"));

        CommandAutoCompleteInteractionEvent event = client.await(CommandAutoCompleteInteractionEvent.class);
        event.replyChoiceStrings(event.getFocusedOption().getValue() + "-image-1")
                .complete();

        assertThat(probe.awaitCallback(SOON).callbackType()).isEqualTo(8);
        assertThat(probe.choices()).containsExactly("gpt-image-1");
    }

    @Test
    void nestsSubcommandsAndResolvesPeople() {
        fake.slash(
                Slash.command("easel-admin quota").option("user", fake.user()).in(fake.direct(fake.user())));

        SlashCommandInteractionEvent event = client.await(SlashCommandInteractionEvent.class);

        assertThat(event.getFullCommandName()).isEqualTo("easel-admin quota");
        assertThat(event.getOption("user").getAsUser().getName()).isEqualTo("Mia");
        assertThat(event.isFromGuild()).isFalse();
    }

    @Test
    void writesToAPersonWhoAllowsIt() {
        client.jda()
                .openPrivateChannelById(fake.user().id())
                .complete()
                .sendMessage("hello")
                .complete();

        assertThat(fake.messagesIn(fake.direct(fake.user()).id()))
                .extracting(SeenMessage::content)
                .containsExactly("hello");
    }

    @Test
    void acknowledgesAHundredCommandsAtOnce() {
        List<InteractionProbe> probes = IntStream.range(0, 100)
                .mapToObj(number -> fake.slash(Slash.imagine("cat " + number)))
                .toList();

        await().atMost(SOON).until(() -> probes.stream().allMatch(InteractionProbe::isAcknowledged));
    }

    @Test
    void keepsEditsAtTheDoor() {
        InteractionProbe probe = fake.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        InteractionHook hook = client.await(SlashCommandInteractionEvent.class).getHook();

        try (Hold hold = fake.rest().holdEdits()) {
            hook.editOriginal("done").setAllowedMentions(NOBODY).queue();
            hold.awaitHeld(SOON);

            assertThat(probe.original().loading()).isTrue();
        }

        await().atMost(SOON).until(() -> probe.original().content().equals("done"));
    }
}
