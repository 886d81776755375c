package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.Permission;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where answers go when the reply, the channel or Discord itself is gone. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordFallbackTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final UserMessage REFUSAL = WORDS.failure(new Failure.PolicyRefusal("no"), Duration.ZERO);
    private static final Duration TOO_LATE = Duration.ofMinutes(16);

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();
    private Asked asked;

    @BeforeEach
    void acknowledge() {
        asked = rig.ask(Slash.imagine("a cat"));
        rig.messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private void deliver(Presentation presentation) throws IOException {
        rig.messenger().deliver(asked.address(), delivery(presentation));
    }

    private void deliver() throws IOException {
        deliver(Presentation.OPEN);
    }

    private Delivery delivery(Presentation presentation) throws IOException {
        return new Delivery("job1", rig.artwork(), WORDS.altText("a cat"), WORDS.altText("a cat"), presentation);
    }

    private List<SeenMessage> inChannel() {
        return fake.messagesIn(fake.channel().id());
    }

    private List<SeenMessage> inDirect() {
        return fake.messagesIn(fake.direct(fake.user()).id());
    }

    private static void assertUndeliverable(Persistence persistence, ThrowingCallable delivery) {
        assertThatThrownBy(delivery)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isInstanceOfSatisfying(
                                        Failure.Undeliverable.class,
                                        gone -> assertThat(gone.persistence()).isEqualTo(persistence)));
    }

    @Test
    void namesTheUserInTheChannelOnceTheTokenIsTooOld() throws IOException {
        rig.advance(TOO_LATE);

        deliver();
        deliver();

        assertThat(inChannel()).hasSize(2);
        assertThat(inChannel().getLast().content())
                .startsWith("<@" + fake.user().id() + "> ")
                .contains("a cat");
        assertThat(inChannel().getLast().nonce()).isEqualTo("job1");
        assertThat(inChannel().getLast().files()).hasSize(1);
    }

    @Test
    void whispersByDirectMessageOnceTheTokenIsTooOld() throws IOException {
        rig.advance(TOO_LATE);

        deliver(new Presentation(Visibility.WHISPERED, Cover.NONE));

        assertThat(inDirect())
                .singleElement()
                .satisfies(message -> assertThat(message.files()).hasSize(1));
        assertThat(inChannel()).hasSize(1);
    }

    @Test
    void tellsAFailureByDirectMessageOnceTheTokenIsTooOld() {
        rig.advance(TOO_LATE);

        rig.messenger().fail(asked.address(), REFUSAL);

        assertThat(inDirect())
                .singleElement()
                .extracting(SeenMessage::content)
                .asString()
                .contains("content policy");
    }

    @Test
    void tellsAFailureByDirectMessageWhenTheAnswerComesTooLate() {
        Asked late = rig.ask(Slash.imagine("a dog"));
        fake.expire(late.probe());

        rig.messenger().fail(late.address(), REFUSAL);

        assertThat(inDirect())
                .singleElement()
                .extracting(SeenMessage::content)
                .asString()
                .contains("content policy");
    }

    @Test
    void postsInTheChannelWhenSomebodyDeletedTheReply() throws Exception {
        deleteReply();

        deliver();

        assertThat(inChannel()).singleElement().satisfies(message -> {
            assertThat(message.content()).startsWith("<@" + fake.user().id() + ">");
            assertThat(message.files()).hasSize(1);
        });
    }

    private void deleteReply() throws IOException, InterruptedException {
        URI reply = URI.create("%swebhooks/%s/%s/messages/@original"
                .formatted(fake.apiUrl(), fake.applicationId(), asked.probe().token()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(reply).DELETE().build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(204);
        }
    }

    @Test
    void goesToTheUserWhenTheChannelIsForbidden() throws IOException {
        rig.advance(TOO_LATE);
        fake.rest().forbidChannel(fake.channel());

        deliver();

        assertThat(inDirect()).singleElement().satisfies(message -> {
            assertThat(message.files()).hasSize(1);
            assertThat(message.files().getFirst().size()).isPositive();
        });
    }

    @Test
    void goesToTheUserWhenTheChannelIsDeleted() throws IOException {
        rig.advance(TOO_LATE);
        fake.deleteChannel(fake.channel());
        rig.ask(Slash.imagine("a later event").in(fake.addChannel(fake.guild(), "elsewhere")));

        deliver();

        assertThat(inDirect())
                .singleElement()
                .satisfies(message -> assertThat(message.files()).hasSize(1));
    }

    @Test
    void goesToTheUserWhenFilesAreForbiddenInTheChannel() throws IOException {
        rig.advance(TOO_LATE);
        fake.denyBot(fake.channel(), Permission.MESSAGE_ATTACH_FILES.getRawValue());
        rig.ask(Slash.imagine("a later event"));

        deliver();

        assertThat(inDirect()).hasSize(1);
    }

    @Test
    void givesUpWhenTheUserTakesNoDirectMessages() {
        rig.advance(TOO_LATE);
        fake.rest().forbidChannel(fake.channel());
        fake.closeDirect(fake.user());

        assertUndeliverable(Persistence.LASTING, this::deliver);
    }

    @Test
    void triesAgainAfterAFaultOfDiscord() {
        fake.rest().failNext("PATCH /messages/@original", 20, 500);

        assertUndeliverable(Persistence.PASSING, this::deliver);
    }

    @Test
    void staysInThePrivateConversationWhereItWasAsked() throws IOException {
        FakeChannel direct = fake.direct(fake.user());
        asked = rig.ask(Slash.imagine("a cat").in(direct));
        rig.messenger().acknowledge(asked.address(), WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));
        asked.probe().awaitCallback(SOON);
        rig.advance(TOO_LATE);

        deliver();

        assertThat(inDirect().getLast().files()).hasSize(1);
        assertThat(inChannel()).hasSize(1);
    }
}
