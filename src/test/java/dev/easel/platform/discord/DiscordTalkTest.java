package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Incoming.Mention;
import dev.easel.core.chat.Incoming.Reaction;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.MessageRef;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.SeenFile;
import dev.easel.testing.discord.SeenMessage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people say and which emojis they put where. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordTalkTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final long MANAGE_SERVER = 1 << 5;

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();
    private final String name = "<@" + fake.bot().id() + ">";

    @BeforeEach
    void decide() {
        rig.decided();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private SeenMessage say(String text, SeenFile... files) {
        return fake.post(fake.channel(), fake.user(), text, files);
    }

    private Mention heard() {
        return rig.next(Mention.class);
    }

    /** What is said now is the next thing that is heard: everything before was not. */
    private void assertNothingHeard() {
        SeenMessage last = say(name + " the end");

        assertThat(rig.next(Incoming.class).eventId()).isEqualTo(last.id());
    }

    private static MessageRef ref(SeenMessage message) {
        return new MessageRef(DiscordAddress.PLATFORM, message.channelId() + "/" + message.id());
    }

    private SeenFile picture(String file) {
        return fake.file(file, BYTES);
    }

    @Test
    void hearsItsNameAndWhatIsMeant() {
        SeenMessage said = say("Hey " + name + ", a cat for <@" + fake.user().id() + "> --count 2");

        Mention mention = heard();

        assertThat(mention.eventId()).isEqualTo(said.id());
        assertThat(mention.text()).isEqualTo("Hey  , a cat for Mia --count 2");
        assertThat(mention.sender().displayName()).isEqualTo("Mia");
        assertThat(mention.place().channel().id()).isEqualTo(fake.channel().id());
        assertThat(mention.about()).isNull();
    }

    @Test
    void leavesOutItsNameAtTheBeginning() {
        say(name + ": a white siamese cat --count 2");

        assertThat(heard().text()).isEqualTo("a white siamese cat --count 2");
    }

    @Test
    void hearsEverythingInPrivate() {
        fake.post(fake.direct(fake.user()), fake.user(), "a cat");

        Mention mention = heard();

        assertThat(mention.text()).isEqualTo("a cat");
        assertThat(mention.place().space()).isNull();
        assertThat(mention.sender().authority()).isEqualTo(Authority.MEMBER);
    }

    @Test
    void hearsNothingThatIsSaidToOthers() {
        say("a cat, anybody?");
        fake.post(fake.channel(), fake.bot(), name + " a cat");

        assertNothingHeard();
    }

    @Test
    void takesASilentMentionInAReplyForChatter() {
        SeenMessage own = fake.post(fake.channel(), fake.bot(), "a picture");
        fake.answer(own, fake.user(), "nice!");

        assertNothingHeard();
    }

    @Test
    void takesPicturesAlongAndNothingElse() {
        say(name + " at night", picture("cat.png"), picture("notes.txt"), picture("mask.png"));

        assertThat(heard().attachments()).extracting(Attachment::fileName).containsExactly("cat.png", "mask.png");
    }

    @Test
    void takesThePicturesOfTheMessageThatIsAnswered() {
        SeenMessage theirs = fake.post(fake.channel(), fake.addUser("Zoë"), "look", picture("dog.png"));

        fake.answer(theirs, fake.user(), name + " vary");

        Mention mention = heard();
        assertThat(mention.attachments()).extracting(Attachment::fileName).containsExactly("dog.png");
        assertThat(mention.about()).isEqualTo(ref(theirs));
    }

    @Test
    void saysWhichOfItsOwnMessagesIsAnswered() {
        SeenMessage own = fake.post(fake.channel(), fake.bot(), "a cat", picture("cat.png"));

        fake.answer(own, fake.user(), name + " at night");

        Mention mention = heard();
        assertThat(mention.attachments()).isEmpty();
        assertThat(mention.about()).isEqualTo(ref(own));
    }

    @Test
    void saysWithWhichMessageAThreadBegan() {
        SeenMessage own = fake.post(fake.channel(), fake.bot(), "a cat", picture("cat.png"));
        FakeChannel thread = fake.addThread(own, "about the cat");

        fake.post(thread, fake.user(), name + " at night");

        Mention mention = heard();
        assertThat(mention.about()).isEqualTo(ref(own));
        assertThat(mention.place().channel().id()).isEqualTo(thread.id());
    }

    @Test
    void saysWithWhichMessageAForumPostBegan() {
        FakeChannel post = fake.addPost("cats");

        fake.post(post, fake.user(), name + " at night");

        assertThat(heard().about()).isEqualTo(new MessageRef(DiscordAddress.PLATFORM, post.id() + "/" + post.id()));
    }

    @Test
    void knowsWhoRunsThePlace() {
        FakeUser boss = fake.addUser("Bo").withPermissions(MANAGE_SERVER);
        SeenMessage picture = say("look", picture("cat.png"));

        fake.react(picture, "🎨", boss);

        // Discord doesn't send what a member may with a reaction: it follows from their roles.
        assertThat(rig.next(Reaction.class).sender().authority()).isEqualTo(Authority.MEMBER);
    }

    @Test
    void hearsAnEmojiThatMeansSomethingWithThePicturesUnderIt() throws IOException {
        SeenMessage theirs = say("look", picture("cat.png"));
        FakeUser friend = fake.addUser("Zoë");

        fake.react(theirs, "🎨", friend);

        Reaction reaction = rig.next(Reaction.class);
        assertThat(reaction.on()).isEqualTo(ref(theirs));
        assertThat(reaction.emoji()).isEqualTo("🎨");
        assertThat(reaction.sender().user().id()).isEqualTo(friend.id());
        assertThat(reaction.attachments()).extracting(Attachment::fileName).containsExactly("cat.png");
        assertThat(rig.files().open(reaction.attachments().getFirst()).readAllBytes())
                .isEqualTo(BYTES);
    }

    @Test
    void ignoresOtherEmojiBotsAndItself() {
        SeenMessage theirs = say("look", picture("cat.png"));
        fake.react(theirs, "👍", fake.user());
        fake.react(theirs, "🎨", fake.bot());

        assertNothingHeard();
        assertThat(fake.requests("GET /messages/" + theirs.id())).isEmpty();
    }

    @Test
    void hearsSomebodyWhoTogglesOnceInAWhile() {
        SeenMessage theirs = say("look", picture("cat.png"));
        fake.react(theirs, "🎨", fake.user());
        String first = rig.next(Reaction.class).eventId();
        fake.unreact(theirs, "🎨", fake.user());

        fake.react(theirs, "🎨", fake.user());
        assertNothingHeard();

        rig.advance(Duration.ofSeconds(11));
        fake.unreact(theirs, "🎨", fake.user());
        fake.react(theirs, "🎨", fake.user());
        assertThat(rig.next(Reaction.class).eventId()).isNotEqualTo(first);
    }

    @Test
    void leavesAMessageAloneThatItMayNotSee() {
        SeenMessage theirs = say("look", picture("cat.png"));
        fake.rest().hideChannel(fake.channel());

        fake.react(theirs, "🎨", fake.user());

        assertNothingHeard();
    }
}
