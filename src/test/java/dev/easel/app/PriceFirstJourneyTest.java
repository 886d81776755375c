package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.SeenMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody is told the price of a dear request, agrees, and gets it, on either platform. */
class PriceFirstJourneyTest extends BothPlatforms {

    @Override
    void set(Easel easel) {
        easel.set("EASEL_CONFIRM_ABOVE", "[{ usd: 0.01 }]").set("EASEL_HOUSE_RULES", "[{ words: [goblin] }]");
    }

    @Test
    void confirmsOnDiscordAndGetsThePicturesInTheChannel() {
        InteractionProbe offered =
                discord.slash(Slash.imagine("four cats").option("count", 4)).awaitCallback(SOON);
        assertThat(offered.isEphemeral()).isTrue();
        assertThat(offered.original().content())
                .startsWith("4 pictures with gpt-image-2")
                .contains("at most $");

        InteractionProbe confirmed =
                discord.press(offered.original(), "✅ Confirm", discord.user()).awaitCallback(SOON);

        assertThat(confirmed.original().ephemeral()).isTrue();
        await().atMost(SOON)
                .until(() -> discord.messagesIn(discord.channel().id()).stream()
                        .anyMatch(message -> message.files().size() == 4));
    }

    @Test
    void confirmsOnSlackAndGetsThePicturesWhereTheyWereAskedFor() {
        FakeConversation direct = slack.direct(slack.user());
        slack.happens().direct(slack.user(), "four cats --count 4");
        await().atMost(SOON).until(() -> offers(direct).size() == 1);
        SeenMessage offered = offers(direct).getFirst();

        slack.happens().press(offered, "✅ Confirm", slack.user());

        await().atMost(SOON)
                .until(() -> slack.messagesIn(direct).stream()
                        .anyMatch(message -> slack.files().imagesOf(message).size() == 4));
    }

    @Test
    void refusesAForbiddenWordPrivatelyOnBoth() {
        InteractionProbe refused = discord.slash(Slash.imagine("a g\u043eblin")).awaitCallback(SOON);
        FakeConversation direct = slack.direct(slack.user());
        slack.happens().direct(slack.user(), "a goblin");

        assertThat(refused.isEphemeral()).isTrue();
        assertThat(refused.original().content()).contains("The rules of this place don’t allow a word of this.");
        await().atMost(SOON)
                .until(() -> slack.messagesIn(direct).stream()
                        .anyMatch(message -> message.text().contains("The rules of this place")));
    }

    private List<SeenMessage> offers(FakeConversation direct) {
        return slack.messagesIn(direct).stream()
                .filter(message -> message.text().contains("at most $"))
                .toList();
    }
}
