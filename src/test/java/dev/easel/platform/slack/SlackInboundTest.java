package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.SpaceRef;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Happenings;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.Told;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that people do on Slack, as it comes in through real sockets. */
final class SlackInboundTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static SlackRig rig;
    private static FakeSlack fake;
    private static Happenings people;

    @BeforeAll
    static void connect() {
        rig = SlackRig.connected();
        fake = rig.fake();
        people = fake.happens();
    }

    @AfterAll
    static void disconnect() {
        rig.close();
    }

    @AfterEach
    void nothingElseCameIn() {
        assertThat(rig.rest()).isEmpty();
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void hearsItsName() {
        people.mention(fake.channel(), fake.user(), "a white siamese cat --size landscape --count 2");

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(mention.text()).isEqualTo("a white siamese cat --size landscape --count 2");
        assertThat(mention.sender().user().id()).isEqualTo(fake.user().id());
        assertThat(mention.sender().displayName()).isEqualTo("mia");
        assertThat(mention.place().space()).isEqualTo(new SpaceRef(SlackAddress.PLATFORM, fake.team()));
        assertThat(mention.place().channel().id()).isEqualTo(fake.channel().id());
        assertThat(SlackAddress.of(mention.replyTo()).thread()).isNull();
        assertThat(mention.about()).isNull();
    }

    @Test
    void undoesMarkup() {
        FakePerson ben = fake.addUser("ben");

        people.mention(
                fake.channel(),
                fake.user(),
                "salt &amp; pepper for <@" + ben.id() + "> in <#"
                        + fake.channel().id() + "> <!here>");

        assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("salt & pepper for ben in studio here");
    }

    @Test
    void bringsPicturesAlong() {
        people.mention(
                fake.channel(),
                fake.user(),
                "make it blue",
                fake.shared().share("cat.png", "image/png", PNG),
                fake.shared().share("mask.png", "image/png", PNG),
                fake.shared().share("notes.pdf", "application/pdf", PNG));

        assertThat(rig.next(Incoming.Mention.class).attachments())
                .extracting(Attachment::fileName)
                .containsExactly("cat.png", "mask.png");
    }

    @Test
    void answersInTheThreadAboutItsBeginning() {
        SeenMessage root = people.say(
                fake.channel(), fake.addUser("ben"), "look", null, fake.shared().share("cat.png", "image/png", PNG));

        people.mentionIn(root, fake.user(), "make it blue");

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(SlackAddress.of(mention.replyTo()).thread()).isEqualTo(root.ts());
        assertThat(mention.about()).isEqualTo(new SlackPost(root.channel(), root.ts()).toMessageRef());
        assertThat(mention.attachments()).extracting(Attachment::fileName).containsExactly("cat.png");
    }

    @Test
    void leavesItsOwnPicturesToTheGallery() {
        SeenMessage own = people.say(
                fake.channel(), fake.bot(), "here", null, fake.shared().share("cat.png", "image/png", PNG));

        people.mentionIn(own, fake.user(), "make it blue");

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(mention.attachments()).isEmpty();
        assertThat(mention.about()).isEqualTo(new SlackPost(own.channel(), own.ts()).toMessageRef());
    }

    @Test
    void talksDirectly() {
        people.direct(fake.user(), "a cat");
        people.direct(fake.user(), "bluer", fake.shared().share("cat.png", "image/png", PNG));

        Incoming.Mention words = rig.next(Incoming.Mention.class);
        Incoming.Mention picture = rig.next(Incoming.Mention.class);
        assertThat(words.text() + picture.text()).hasSize("a cat".length() + "bluer".length());
        assertThat(words.place().channel().id())
                .isEqualTo(fake.direct(fake.user()).id());
        assertThat(words.attachments().size() + picture.attachments().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/imagine, a cat --count 2, /imagine a cat --count 2",
        "/studio-imagine, a cat, /imagine a cat",
        "/easel, quota, /quota",
        "/easel, Admin quota set user U1 day 10, /easel-admin quota set user U1 day 10",
        "/easel, mydata export, /mydata export",
        "/easel, /gallery 2, /gallery 2",
        "/easel, vary, /help vary",
        "/easel, '', /help",
    })
    void turnsCommandsIntoTheWordsOfAllDoors(String command, String text, String said) {
        people.slash(command, text, fake.channel(), fake.user());

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(mention.text()).isEqualTo(said);
        assertThat(SlackAddress.of(mention.replyTo()).responseUrl()).contains("/response/");
        assertThat(SlackAddress.of(mention.replyTo()).thread()).isNull();
    }

    @Test
    void knowsWhoRunsThePlace() {
        people.slash("/easel", "admin pause", fake.channel(), fake.addAdmin("ada"));
        assertThat(rig.next(Incoming.Mention.class).sender().authority()).isEqualTo(Authority.OPERATOR);

        people.slash("/easel", "admin pause", fake.channel(), fake.user());
        assertThat(rig.next(Incoming.Mention.class).sender().authority()).isEqualTo(Authority.MEMBER);
    }

    @Test
    void asksOnceWhoSomebodyIs() {
        FakePerson zoe = fake.addUser("zoe");

        for (int i = 0; i < 5; i++) {
            people.slash("/easel", "quota", fake.channel(), zoe);
            rig.next(Incoming.Mention.class);
        }

        assertThat(fake.web().calls("users.info"))
                .filteredOn(call -> call.text("user").equals(zoe.id()))
                .hasSize(1);
    }

    @Test
    void takesReactionsThatMeanSomething() {
        SeenMessage picture = people.say(
                fake.channel(), fake.addUser("ben"), "look", null, fake.shared().share("cat.png", "image/png", PNG));
        int readBefore = fake.web().calls("conversations.replies").size();

        people.react(picture, "eyes", fake.user()).awaitHeard(SlackRig.SOON);
        people.react(picture, "art", fake.user());

        Incoming.Reaction reaction = rig.next(Incoming.Reaction.class);
        assertThat(reaction.emoji()).isEqualTo("🎨");
        assertThat(reaction.on()).isEqualTo(new SlackPost(picture.channel(), picture.ts()).toMessageRef());
        assertThat(reaction.attachments()).extracting(Attachment::fileName).containsExactly("cat.png");
        assertThat(reaction.sender().user().id()).isEqualTo(fake.user().id());
        assertThat(SlackAddress.of(reaction.replyTo()).thread()).isEqualTo(picture.ts());
        assertThat(fake.web().calls("conversations.replies")).hasSize(readBefore + 1);
    }

    @Test
    void findsPicturesInThreads() {
        SeenMessage root = people.say(fake.channel(), fake.user(), "look", null);
        SeenMessage reply = people.say(
                fake.channel(), fake.user(), "here", root.ts(), fake.shared().share("cat.png", "image/png", PNG));

        people.react(reply, "art::skin-tone-2", fake.user());

        Incoming.Reaction reaction = rig.next(Incoming.Reaction.class);
        assertThat(reaction.attachments()).hasSize(1);
        assertThat(SlackAddress.of(reaction.replyTo()).thread()).isEqualTo(root.ts());
    }

    @Test
    void listensToNoApp() {
        SeenMessage message =
                people.say(fake.channel(), fake.bot(), "<@" + fake.bot().id() + "> a cat", null);

        people.mention(message).awaitHeard(SlackRig.SOON);
        people.react(message, "art", fake.bot()).awaitHeard(SlackRig.SOON);
        people.slash("/easel", "quota", fake.channel(), fake.user());

        assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("/quota");
    }

    @Test
    void takesPressesOfItsButtons() {
        SeenMessage picture = people.say(fake.channel(), fake.bot(), "here", "1700000000.000100");

        people.press(picture, people.button("vary:01job.2"), fake.user());

        Incoming.Press press = rig.next(Incoming.Press.class);
        assertThat(press.control()).isEqualTo(Control.of(Control.Action.VARY, "01job", 2));
        SlackAddress address = SlackAddress.of(press.replyTo());
        assertThat(address.thread()).isEqualTo("1700000000.000100");
        assertThat(address.trigger()).startsWith("trigger.");
        assertThat(address.responseUrl()).contains("/response/");
    }

    @Test
    void takesShortcutsOnMessages() {
        SeenMessage picture = people.say(
                fake.channel(), fake.user(), "look", null, fake.shared().share("cat.png", "image/png", PNG));

        people.messageShortcut("variations", picture, fake.user());

        Incoming.Command command = rig.next(Incoming.Command.class);
        assertThat(command.name()).isEqualTo("variations");
        assertThat(command.attachments()).hasSize(1);
        assertThat(command.about()).isEqualTo(new SlackPost(picture.channel(), picture.ts()).toMessageRef());
        assertThat(SlackAddress.of(command.replyTo()).thread()).isEqualTo(picture.ts());
    }

    @Test
    void takesTheSameOnlyOnceHoweverOftenItIsTold() {
        Told told = people.mention(fake.channel(), fake.user(), "a cat").awaitHeard(SlackRig.SOON);
        people.again(told).awaitHeard(SlackRig.SOON);
        people.againAsNew(told).awaitHeard(SlackRig.SOON);
        people.slash("/easel", "quota", fake.channel(), fake.user());

        Incoming.Mention first = rig.next(Incoming.Mention.class);
        Incoming.Mention second = rig.next(Incoming.Mention.class);
        assertThat(List.of(first.text(), second.text())).containsExactlyInAnyOrder("a cat", "/quota");
    }

    @Test
    void speaksEverybodysLanguage() {
        people.slash("/easel", "quota", fake.channel(), fake.addUser("jan", "de-DE"));

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(mention.sender().locale()).isEqualTo(Locale.GERMANY);
        assertThat(SlackAddress.of(mention.replyTo()).locale()).isEqualTo(Locale.GERMANY);
    }

    @Test
    void tellsWhenTheWorkspaceTurnsEaselOut() {
        people.uninstall().awaitHeard(SlackRig.SOON);
        people.revokeTokens().awaitHeard(SlackRig.SOON);

        await().atMost(SlackRig.SOON).until(() -> rig.left().size() == 2);
        assertThat(rig.left()).containsOnly(new SpaceRef(SlackAddress.PLATFORM, fake.team()));
    }

    @Test
    void takesTheLatestPictureOfAThreadForWhatIsMeant() {
        SeenMessage asked = people.say(fake.channel(), fake.user(), "a cat", null);
        people.showPicture(asked);
        SeenMessage latest = people.showPicture(asked);
        people.mentionIn(asked, fake.user(), "make it blue");
        people.showPicture(asked);

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(mention.about()).isEqualTo(new SlackPost(asked.channel(), latest.ts()).toMessageRef());
        assertThat(mention.attachments()).isEmpty();
        assertThat(SlackAddress.of(mention.replyTo()).thread()).isEqualTo(asked.ts());
    }

    @Test
    void staysWithThePictureThatBeganAThread() {
        SeenMessage root = people.say(
                fake.channel(), fake.user(), "look", null, fake.shared().share("cat.png", "image/png", PNG));

        people.showPicture(root);
        people.mentionIn(root, fake.user(), "make it blue");

        Incoming.Mention mention = rig.next(Incoming.Mention.class);
        assertThat(mention.about()).isEqualTo(new SlackPost(root.channel(), root.ts()).toMessageRef());
        assertThat(mention.attachments()).hasSize(1);
    }
}
