package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Incoming.Mention;
import dev.easel.core.chat.Incoming.Reaction;
import dev.easel.core.chat.Presentation;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot asks for what it needs, and needs what it asks for. */
class DiscordInviteTest {
    private static final String JOB = "0123456789abcdefghjkmnp";
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);

    private final FakeDiscord fake = FakeDiscord.start();
    private final DiscordRig rig = DiscordRig.of(fake);

    @AfterEach
    void close() {
        rig.close();
    }

    static Set<Permission> permissions() {
        return DiscordInvite.PERMISSIONS;
    }

    @Test
    void asksForExactlyThesePermissions() {
        assertThat(DiscordInvite.find("MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"))
                .hasValue("https://discord.com/oauth2/authorize?client_id=123456789012345678"
                        + "&permissions=274878008320&scope=bot%20applications.commands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "ö.x.y", "YWJj.x.y"})
    void hasNoAddressForSomethingElse(String token) {
        assertThat(DiscordInvite.find(token)).isEmpty();
    }

    @Test
    void doesEverythingWithThem() throws IOException {
        assertThat(everythingWorksWith(DiscordInvite.PERMISSIONS)).isTrue();
        assertThat(fake.messagesIn(fake.direct(fake.user()).id())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void needsEachOfThem(Permission missing) throws IOException {
        Set<Permission> others = EnumSet.copyOf(DiscordInvite.PERMISSIONS);
        others.remove(missing);

        assertThat(everythingWorksWith(others)).isFalse();
    }

    /** Answers in a channel and a thread, to words and emoji, with a picture, and takes one back. */
    private boolean everythingWorksWith(Set<Permission> permissions) throws IOException {
        fake.allowOnly(Permission.getRaw(permissions));
        assertThat(rig.start()).succeedsWithin(SOON);
        rig.decided();
        SeenMessage theirs = fake.post(fake.channel(), fake.user(), "look", fake.file("cat.png", new byte[] {1}));
        FakeChannel thread = fake.addThread(theirs, "about it");
        fake.react(theirs, "🎨", fake.user());
        String name = "<@" + fake.bot().id() + "> a cat";
        fake.post(thread, fake.user(), name);
        int heard = 0;
        boolean posted = true;
        while (heard < 2) {
            var incoming = rig.find();
            if (incoming == null) {
                return false;
            }
            heard++;
            FakeChannel where = incoming instanceof Reaction ? fake.channel() : thread;
            assertThat(incoming).isInstanceOfAny(Reaction.class, Mention.class);
            List<MessageRef> messages = answer(incoming.replyTo(), JOB + heard);
            posted &= messages.getFirst().value().startsWith(where.id() + "/");
            rig.messenger().remove(messages.getFirst());
        }
        return posted;
    }

    private List<MessageRef> answer(ReplyAddress to, String job) throws IOException {
        UserMessage queued = WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC);
        UserMessage caption = WORDS.altText("a cat");
        Delivery delivery = new Delivery(job, rig.artwork(), caption, caption, Presentation.OPEN);
        rig.messenger().acknowledge(to, queued, Control.cancel(job));
        return rig.messenger().deliver(to, delivery);
    }
}
