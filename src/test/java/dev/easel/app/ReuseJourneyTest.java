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

/** Somebody asks for the same again and takes the picture that they were given before, on either platform. */
class ReuseJourneyTest extends BothPlatforms {
    private static final String FREE = "nothing was drawn, and it costs nothing";

    @Override
    void set(Easel easel) {
        easel.set("EASEL_REUSE_AFTER_MINUTES", "0");
    }

    @Test
    void takesThePictureOfBeforeOnDiscord() {
        Easel.awaitPictures(discord.slash(Slash.imagine("a cat")));

        InteractionProbe offered = discord.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        assertThat(offered.isEphemeral()).isTrue();
        assertThat(offered.original().content()).startsWith("You asked for exactly this today");
        InteractionProbe used = discord.press(offered.original(), "♻️ Use it (free)", discord.user())
                .awaitCallback(SOON);

        assertThat(used.original().ephemeral()).isTrue();
        await().atMost(SOON)
                .until(() -> discord.messagesIn(discord.channel().id()).stream()
                        .anyMatch(message ->
                                message.files().size() == 1 && message.content().contains(FREE)));
    }

    @Test
    void drawsAnotherOneOnDiscordWhereThatIsWanted() {
        Easel.awaitPictures(discord.slash(Slash.imagine("a cat")));

        InteractionProbe offered = discord.slash(Slash.imagine("a cat")).awaitCallback(SOON);
        discord.press(offered.original(), "🔁 Draw again", discord.user()).awaitCallback(SOON);

        await().atMost(SOON).until(() -> pictures() == 2);
        assertThat(discord.messagesIn(discord.channel().id()))
                .noneMatch(message -> message.content().contains(FREE));
    }

    private long pictures() {
        return discord.messagesIn(discord.channel().id()).stream()
                .filter(message -> !message.files().isEmpty())
                .count();
    }

    @Test
    void takesThePictureOfBeforeOnSlack() {
        FakeConversation direct = slack.direct(slack.user());
        slack.happens().direct(slack.user(), "a cat");
        await().atMost(SOON).until(() -> shown(direct).size() == 1);
        slack.happens().direct(slack.user(), "a cat");
        await().atMost(SOON).until(() -> offers(direct).size() == 1);

        slack.happens().press(offers(direct).getFirst(), "♻️ Use it (free)", slack.user());

        await().atMost(SOON).until(() -> shown(direct).size() == 2);
        assertThat(shown(direct).getLast().text()).contains(FREE);
    }

    private List<SeenMessage> shown(FakeConversation direct) {
        return slack.messagesIn(direct).stream()
                .filter(message -> !slack.files().imagesOf(message).isEmpty())
                .toList();
    }

    private List<SeenMessage> offers(FakeConversation direct) {
        return slack.messagesIn(direct).stream()
                .filter(message -> message.text().contains("You asked for exactly this"))
                .toList();
    }
}
