package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.Slash;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailsOnJdaErrors.class)
class DiscordInboundTest {
    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
    }

    private Incoming.Command command(Slash slash) {
        rig.decided();
        return rig.ask(slash).command();
    }

    private String prompt(String typed) {
        return command(Slash.imagine(typed)).prompt();
    }

    @Test
    void passesEveryOptionOnAsTyped() {
        Incoming.Command command = command(Slash.imagine("a cat")
                .option("model", "gpt-image-2")
                .option("size", "1024x1536")
                .option("quality", "high")
                .option("count", 3)
                .option("background", "opaque")
                .option("format", "jpeg")
                .option("compression", 80)
                .option("style", "vivid")
                .option("moderation", "low")
                .option("raw", true)
                .option("spoiler", false)
                .option("private", true));

        assertThat(command.name()).isEqualTo("imagine");
        assertThat(command.prompt()).isEqualTo("a cat");
        assertThat(command.options())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("model", "gpt-image-2"),
                        Map.entry("size", "1024x1536"),
                        Map.entry("quality", "high"),
                        Map.entry("count", "3"),
                        Map.entry("background", "opaque"),
                        Map.entry("format", "jpeg"),
                        Map.entry("compression", "80"),
                        Map.entry("style", "vivid"),
                        Map.entry("moderation", "low"),
                        Map.entry("raw", "true"),
                        Map.entry("spoiler", "false"),
                        Map.entry("private", "true")));
    }

    @Test
    void saysWhoAskedAndWhere() {
        FakeUser boss = fake.addUser("Bo").withRoles(fake.guild().id());

        DiscordRig.Asked asked = rig.ask(Slash.imagine("a cat").by(boss).locale("pt-BR"));

        Incoming.Command command = asked.command();
        assertThat(command.eventId()).isEqualTo(asked.probe().id());
        assertThat(command.sender().user()).isEqualTo(new UserRef(DiscordAddress.PLATFORM, boss.id()));
        assertThat(command.sender().displayName()).isEqualTo("Bo");
        assertThat(command.sender().locale()).isEqualTo(Locale.forLanguageTag("pt-BR"));
        assertThat(command.sender().roles()).containsExactly(fake.guild().id());
        assertThat(command.place().space())
                .isEqualTo(new SpaceRef(DiscordAddress.PLATFORM, fake.guild().id()));
        assertThat(command.place().channel().id()).isEqualTo(fake.channel().id());
    }

    @Test
    void hasNoSpaceAndNoRolesInAPrivateConversation() {
        Incoming.Command command = command(Slash.imagine("a cat").in(fake.direct(fake.user())));

        assertThat(command.place().space()).isNull();
        assertThat(command.sender().roles()).isEmpty();
        assertThat(command.sender().displayName()).isEqualTo("Mia");
    }

    @Test
    void keepsAnAddressThatCanBeStoredAndIsNeverPrinted() {
        DiscordRig.Asked asked = rig.ask(Slash.imagine("a cat"));

        DiscordAddress address = DiscordAddress.of(asked.address());

        assertThat(address.token()).isEqualTo(asked.probe().token());
        assertThat(address.toReplyAddress()).isEqualTo(asked.address());
        assertThat(address.toString()).doesNotContain(address.token());
        assertThat(asked.address().toString()).doesNotContain(address.token());
    }

    @Test
    void readsMentionsAsNames() {
        FakeUser friend = fake.addUser("Zoë $1");

        String prompt = prompt("<@%s> and <@!%s> in <#%s> for <@&%s> @everyone"
                .formatted(
                        fake.user().id(),
                        friend.id(),
                        fake.channel().id(),
                        fake.guild().id()));

        assertThat(prompt).isEqualTo("Mia and Zoë $1 in general for @everyone @everyone");
    }

    @Test
    void readsCustomEmojiAndCommandsAsTheirWords() {
        assertThat(
                        prompt(
                                "a <:siamese:123456789012345678> and <a:dance:123456789012345678> by </imagine:123456789012345678>"))
                .isEqualTo("a siamese and dance by /imagine");
    }

    @Test
    void leavesAMentionOfNobodyAsItIs() {
        assertThat(prompt("<@1> <3")).isEqualTo("<@1> <3");
    }
}
