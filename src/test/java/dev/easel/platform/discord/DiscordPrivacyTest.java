package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Incoming.Mention;
import dev.easel.core.chat.Incoming.Reaction;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenFile;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is told what, and where, when there is no interaction to answer. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordPrivacyTest {
    private static final String JOB = "0123456789abcdefghjkmnp";
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final UserMessage QUEUED = WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC);
    private static final UserMessage REFUSAL = WORDS.failure(new Failure.PolicyRefusal("no"), Duration.ZERO);
    private static final byte[] BYTES = {1, 2, 3};

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @BeforeEach
    void decide() {
        rig.decided();
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private SeenMessage picture() {
        return fake.post(fake.channel(), fake.addUser("Zoë"), "look", fake.file("cat.png", BYTES));
    }

    private ReplyAddress reactedTo(SeenMessage message) {
        fake.react(message, "🎨", fake.user());
        return rig.next(Reaction.class).replyTo();
    }

    private ReplyAddress said(FakeChannel where) {
        fake.post(where, fake.user(), "<@" + fake.bot().id() + "> a cat");
        return rig.next(Mention.class).replyTo();
    }

    private List<SeenMessage> own(FakeChannel where) {
        return fake.messagesIn(where.id()).stream()
                .filter(message -> message.author().equals(fake.bot()))
                .toList();
    }

    private FakeChannel direct() {
        return fake.direct(fake.user());
    }

    private List<MessageRef> deliver(ReplyAddress to) throws IOException {
        return deliver(to, JOB);
    }

    private List<MessageRef> deliver(ReplyAddress to, String job) throws IOException {
        UserMessage caption = WORDS.altText("a cat");
        Delivery delivery = new Delivery(job, rig.artwork(), caption, caption, Presentation.OPEN);
        return rig.messenger().deliver(to, delivery);
    }

    @Test
    void answersAReactionBelowThePictureAndEditsThatAnswer() throws IOException {
        SeenMessage theirs = picture();
        ReplyAddress address = rig.messenger().acknowledge(reactedTo(theirs), QUEUED, Control.cancel(JOB));
        assertThat(own(fake.channel())).singleElement().satisfies(status -> {
            assertThat(status.replyTo()).isEqualTo(theirs.id());
            assertThat(status.content())
                    .startsWith("<@" + fake.user().id() + ">")
                    .contains("In the queue");
            assertThat(status.buttons()).containsExactly("⏹ Cancel");
        });

        List<MessageRef> messages = deliver(address);
        deliver(address);

        assertThat(own(fake.channel())).singleElement().satisfies(message -> {
            assertThat(message.files()).hasSize(1);
            assertThat(message.buttons()).isEmpty();
            assertThat(messages)
                    .containsExactly(new MessageRef(DiscordAddress.PLATFORM, message.channelId() + "/" + message.id()));
        });
    }

    @Test
    void acknowledgesTheSameReactionOnce() {
        ReplyAddress address = reactedTo(picture());

        ReplyAddress first = rig.messenger().acknowledge(address, QUEUED, Control.cancel(JOB));
        ReplyAddress second = rig.messenger().acknowledge(address, QUEUED, Control.cancel(JOB));

        assertThat(second).isEqualTo(first);
        assertThat(own(fake.channel())).hasSize(1);
    }

    @Test
    void refusesAReactionInDirectMessages() {
        rig.messenger().fail(reactedTo(picture()), REFUSAL);

        assertThat(own(fake.channel())).isEmpty();
        assertThat(own(direct()))
                .singleElement()
                .satisfies(message -> assertThat(message.content()).contains("content policy"));
    }

    @Test
    void refusesItBrieflyBelowThePictureWhereDirectMessagesAreClosed() {
        fake.closeDirect(fake.user());
        SeenMessage theirs = picture();

        rig.messenger().fail(reactedTo(theirs), REFUSAL);

        assertThat(own(fake.channel()))
                .singleElement()
                .satisfies(message -> assertThat(message.replyTo()).isEqualTo(theirs.id()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(own(fake.channel())).isEmpty());
    }

    @Test
    void takesTheStatusLineAwayBeforeItTellsAlone() {
        ReplyAddress address = rig.messenger().acknowledge(said(fake.channel()), QUEUED);

        rig.messenger().fail(address, REFUSAL);

        assertThat(own(fake.channel())).isEmpty();
        assertThat(own(direct())).hasSize(1);
    }

    @Test
    void staysInAPrivateConversation() throws IOException {
        ReplyAddress first = rig.messenger().acknowledge(said(direct()), QUEUED);
        rig.messenger().fail(first, REFUSAL);
        assertThat(own(direct()))
                .singleElement()
                .satisfies(message -> assertThat(message.content()).contains("content policy"));

        ReplyAddress second = rig.messenger().acknowledge(said(direct()), QUEUED);
        deliver(second);

        assertThat(own(direct()))
                .hasSize(2)
                .last()
                .satisfies(message -> assertThat(message.files()).hasSize(1));
    }

    @Test
    void answersAQuestionAloneUnlessItIsForEverybody() {
        rig.messenger().answer(said(fake.channel()), Answer.of(WORDS.cancelled()));
        assertThat(own(fake.channel())).isEmpty();
        assertThat(own(direct())).hasSize(1);

        rig.messenger().answer(said(fake.channel()), Answer.of(QUEUED));
        assertThat(own(fake.channel())).hasSize(1);
    }

    @Test
    void leavesAChannelThatForbidsAloneForAnHour() throws IOException {
        fake.rest().forbidChannel(fake.channel());
        deliver(said(fake.channel()));
        int asked = fake.requests("POST /channels/" + fake.channel().id()).size();

        deliver(said(fake.channel()));
        assertThat(own(direct())).isNotEmpty();
        assertThat(fake.requests("POST /channels/" + fake.channel().id())).hasSize(asked);

        fake.rest().allowChannel(fake.channel());
        rig.advance(Duration.ofMinutes(61));
        deliver(said(fake.channel()), "another");
        assertThat(own(fake.channel())).hasSize(1);
    }

    @Test
    void postsOneByOneWhatIsTooLargeTogether() throws IOException {
        ReplyAddress address = rig.messenger().acknowledge(said(fake.channel()), QUEUED);
        UserMessage caption = WORDS.altText("a cat");
        Delivery three = new Delivery(JOB, rig.artwork(3), caption, caption, Presentation.OPEN);
        fake.rest().tooLargeNext("PATCH /messages", 1);

        List<MessageRef> messages = rig.messenger().deliver(address, three);

        assertThat(messages).hasSize(3);
        assertThat(own(fake.channel()))
                .extracting(message -> message.files().size())
                .containsExactly(1, 1, 1);
    }

    @Test
    void asksForSmallerImagesWhereOneIsTooLarge() {
        ReplyAddress address = rig.messenger().acknowledge(said(fake.channel()), QUEUED);
        fake.rest().tooLargeNext("PATCH /messages", 2);
        fake.rest().tooLargeNext("POST /messages", 2);

        assertThatThrownBy(() -> deliver(address))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isInstanceOfSatisfying(
                                        Failure.Undeliverable.class,
                                        failure -> assertThat(failure.persistence())
                                                .isEqualTo(Failure.Persistence.PASSING)));

        assertThat(rig.messenger().limits(address).maxFileBytes()).isLessThan(3);
    }

    @Test
    void bringsALateResultIntoTheSameConversation() throws IOException {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        ReplyAddress later = rig.messenger().later(asked.address());

        ReplyAddress acknowledged = rig.messenger().acknowledge(later, QUEUED, Control.cancel(JOB));
        deliver(acknowledged);

        assertThat(own(fake.channel())).last().satisfies(message -> {
            assertThat(message.files()).hasSize(1);
            assertThat(message.id()).isNotEqualTo(asked.probe().original().id());
        });
    }

    @Test
    void worksWhereOnlyThePersonBroughtIt() throws IOException {
        FakeChannel foreign = fake.addForeignChannel("elsewhere");
        Asked asked = rig.ask(Slash.imagine("a cat").in(foreign));
        assertThat(asked.command().place().channel().id()).isEqualTo(foreign.id());

        ReplyAddress address = rig.messenger().acknowledge(asked.address(), QUEUED);
        deliver(address);

        assertThat(asked.probe().original().files()).extracting(SeenFile::name).hasSize(1);
    }
}
