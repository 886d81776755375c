package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming.Mention;
import dev.easel.core.chat.Incoming.Reaction;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.SeenMessage;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the message content intent. */
class DiscordContentTest {
    private static final byte[] BYTES = {1, 2, 3};

    private final FakeDiscord fake = FakeDiscord.start();
    private final DiscordRig rig = DiscordRig.of(fake);

    @BeforeEach
    void startWithoutIt() {
        fake.gateway().disallowIntents(GatewayIntent.MESSAGE_CONTENT.getRawValue());
        assertThat(rig.start()).succeedsWithin(SOON.multipliedBy(2));
        rig.decided();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void startsAndSaysWhatIsMissing() {
        assertThat(rig.platform().findNotice())
                .hasValueSatisfying(notice -> assertThat(notice)
                        .contains("message content intent", "https://discord.com/developers/applications"));
        assertThat(fake.gateway().connected()).isOne();
    }

    @Test
    void stillHearsItsNameAndSeesItsOwnPictures() {
        fake.post(fake.channel(), fake.user(), "<@" + fake.bot().id() + "> at night", fake.file("cat.png", BYTES));
        assertThat(rig.next(Mention.class).attachments()).hasSize(1);
        SeenMessage own = fake.post(fake.channel(), fake.bot(), "a cat", fake.file("cat.png", BYTES));

        fake.react(own, "🔁", fake.user());

        assertThat(rig.next(Reaction.class).attachments())
                .extracting(Attachment::fileName)
                .containsExactly("cat.png");
    }

    @Test
    void seesNoPicturesOfOthers() {
        SeenMessage theirs = fake.post(fake.channel(), fake.user(), "look", fake.file("cat.png", BYTES));

        fake.react(theirs, "🎨", fake.user());

        assertThat(rig.next(Reaction.class).attachments()).isEmpty();
    }
}
