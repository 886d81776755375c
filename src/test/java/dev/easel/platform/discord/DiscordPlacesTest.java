package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Place.Ages;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where things are asked: what holds in a channel holds in its threads. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordPlacesTest {
    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private Place commandIn(FakeChannel channel) {
        rig.decided();
        return rig.ask(Slash.imagine("a cat").in(channel)).command().place();
    }

    private Place mentionIn(FakeChannel channel) {
        rig.decided();
        fake.post(channel, fake.user(), "<@" + fake.applicationId() + "> a cat");
        return rig.next(Incoming.Mention.class).place();
    }

    private FakeChannel thread() {
        SeenMessage beginning = fake.post(fake.channel(), fake.user(), "look");
        return fake.addThread(beginning, "a thread");
    }

    private static ChannelRef ref(String channel) {
        return new ChannelRef(DiscordAddress.PLATFORM, channel);
    }

    @Test
    void knowsTheChannelOfAThread() {
        FakeChannel thread = thread();

        assertThat(commandIn(thread).channels())
                .containsExactly(ref(thread.id()), ref(fake.channel().id()));
        assertThat(mentionIn(thread).channels())
                .containsExactly(ref(thread.id()), ref(fake.channel().id()));
    }

    @Test
    void knowsTheForumOfAPost() {
        FakeChannel post = fake.addPost("a post");

        assertThat(commandIn(post).channels()).containsExactly(ref(post.id()), ref(String.valueOf(post.parentId())));
        assertThat(mentionIn(post).channels()).containsExactly(ref(post.id()), ref(String.valueOf(post.parentId())));
    }

    @Test
    void knowsWhichChannelsAreForAdultsAndTheirThreadsWithThem() {
        FakeChannel thread = thread();
        assertThat(commandIn(fake.channel()).ages()).isEqualTo(Ages.ALL);

        fake.restrictAge(fake.channel());

        assertThat(commandIn(fake.channel()).ages()).isEqualTo(Ages.ADULTS);
        assertThat(commandIn(thread).ages()).isEqualTo(Ages.ADULTS);
        assertThat(mentionIn(fake.channel()).ages()).isEqualTo(Ages.ADULTS);
        assertThat(mentionIn(thread).ages()).isEqualTo(Ages.ADULTS);
        assertThat(commandIn(fake.direct(fake.user())).ages()).isEqualTo(Ages.ALL);
    }

    @Test
    void believesTheEventWhereItIsNoMember() {
        FakeChannel foreign = fake.addForeignChannel("elsewhere");
        fake.restrictAge(foreign);

        assertThat(commandIn(foreign).ages()).isEqualTo(Ages.ADULTS);
    }
}
