package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.WebFaults;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An offer that was answered shows the answer and nothing to press; a second press finds that out, and costs nothing. */
class AnsweredOfferJourneyTest extends BothPlatforms {
    private static final String CONFIRMED = "Confirmed. What you asked for comes where you asked for it.";
    private static final String ANSWERED = "You have answered this already. Nothing is drawn or charged twice.";

    @Override
    void set(Easel easel) {
        easel.set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 10 }]")
                .set("EASEL_REUSE_AFTER_MINUTES", "0")
                .set("EASEL_CONFIRM_ABOVE", "[{ usd: 0.01 }]");
    }

    private dev.easel.testing.discord.SeenMessage offeredOnDiscord() {
        return discord.slash(Slash.imagine("four cats").option("count", 4))
                .awaitCallback(SOON)
                .original();
    }

    private InteractionProbe press(dev.easel.testing.discord.SeenMessage offer, String button) {
        return discord.press(offer, button, discord.user());
    }

    private void awaitPicturesOnDiscord(int messages) {
        await().atMost(SOON)
                .until(() -> discord.messagesIn(discord.channel().id()).stream()
                                .filter(message -> !message.files().isEmpty())
                                .count()
                        == messages);
    }

    private String quotaOnDiscord() {
        InteractionProbe quota = discord.slash(Slash.command("quota")).awaitCallback(SOON);
        await().atMost(SOON).until(() -> !quota.original().content().isEmpty());
        return quota.original().content();
    }

    @Test
    void showsTheAnswerInPlaceOfTheButtonsOnDiscord() {
        var offer = offeredOnDiscord();

        var confirmed = press(offer, "✅ Confirm").awaitCallback(SOON).original();
        InteractionProbe second = press(offer, "⏹ Cancel").awaitCallback(SOON);
        awaitPicturesOnDiscord(1);

        assertThat(confirmed.id()).isEqualTo(offer.id());
        assertThat(discord.find(offer)).get().satisfies(message -> {
            assertThat(message.content()).isEqualTo(CONFIRMED);
            assertThat(message.buttons()).isEmpty();
        });
        assertThat(second.isEphemeral()).isTrue();
        assertThat(second.original().content()).isEqualTo(ANSWERED);
        assertThat(quotaOnDiscord()).contains("6 of 10 pictures left today");
    }

    @Test
    void turnsAnOfferDownInItsPlaceOnDiscord() {
        var offer = offeredOnDiscord();

        press(offer, "⏹ Cancel").awaitCallback(SOON);

        assertThat(discord.find(offer)).get().satisfies(message -> {
            assertThat(message.content()).isEqualTo("Cancelled. Nothing was drawn, and nothing is charged.");
            assertThat(message.buttons()).isEmpty();
        });
    }

    @Test
    void givesWhatWasConfirmedThoughTheOfferCannotBeChangedOnDiscord() {
        var offer = offeredOnDiscord();
        discord.rest().failNext("POST /callback", 20, 500);

        press(offer, "✅ Confirm");
        awaitPicturesOnDiscord(1);
        discord.rest().clear();
        InteractionProbe second = press(offer, "✅ Confirm").awaitCallback(SOON);

        assertThat(second.isEphemeral()).isTrue();
        assertThat(second.original().content()).isEqualTo(ANSWERED);
        assertThat(quotaOnDiscord()).contains("6 of 10 pictures left today");
        awaitPicturesOnDiscord(1);
    }

    @Test
    void saysItOnceWhereTheAnswerOfDiscordIsLost() {
        var offer = offeredOnDiscord();
        discord.rest().loseAnswerOfNext("POST /callback", 502);

        InteractionProbe pressed = press(offer, "✅ Confirm");
        awaitPicturesOnDiscord(1);

        assertThat(discord.find(offer))
                .get()
                .satisfies(message -> assertThat(message.content()).isEqualTo(CONFIRMED));
        assertThat(pressed.followUps()).isEmpty();
    }

    private List<SeenMessage> onSlack(FakeConversation where, String words) {
        return slack.messagesIn(where).stream()
                .filter(message -> message.words().contains(words))
                .toList();
    }

    private SeenMessage awaitOnSlack(FakeConversation where, String words) {
        await().atMost(SOON).until(() -> !onSlack(where, words).isEmpty());
        return onSlack(where, words).getLast();
    }

    private void awaitPicturesOnSlack(FakeConversation where, int messages) {
        await().atMost(SOON)
                .until(() -> slack.messagesIn(where).stream()
                                .filter(message ->
                                        !slack.files().imagesOf(message).isEmpty())
                                .count()
                        == messages);
    }

    private String quotaOnSlack() {
        slack.happens().slash("/easel", "quota", slack.channel(), slack.user());
        return awaitOnSlack(slack.channel(), "left today").words();
    }

    private SeenMessage offeredOnSlack() {
        slack.happens().slash("/imagine", "four cats --count 4", slack.channel(), slack.user());
        return awaitOnSlack(slack.channel(), "at most $");
    }

    @Test
    void showsTheAnswerInPlaceOfTheButtonsOnSlack() {
        SeenMessage offer = offeredOnSlack();
        assertThat(offer.onlyFor()).isEqualTo(slack.user().id());

        slack.happens().press(offer, "✅ Confirm", slack.user());
        SeenMessage confirmed = awaitOnSlack(slack.channel(), CONFIRMED);
        slack.happens().press(offer, "⏹ Cancel", slack.user());
        SeenMessage second = awaitOnSlack(slack.channel(), ANSWERED);
        awaitPicturesOnSlack(slack.channel(), 1);

        assertThat(confirmed.ts()).isEqualTo(offer.ts());
        assertThat(confirmed.buttonValues()).isEmpty();
        assertThat(confirmed.onlyFor()).isEqualTo(slack.user().id());
        assertThat(second.ts()).isNotEqualTo(offer.ts());
        assertThat(onSlack(slack.channel(), "at most $")).isEmpty();
        assertThat(quotaOnSlack()).contains("6 of 10 pictures left today");
    }

    @Test
    void showsTheAnswerInAPrivateConversationToo() {
        FakeConversation direct = slack.direct(slack.user());
        slack.happens().direct(slack.user(), "four cats --count 4");
        SeenMessage offer = awaitOnSlack(direct, "at most $");

        slack.happens().press(offer, "⏹ Cancel", slack.user());

        SeenMessage declined = awaitOnSlack(direct, "Cancelled. Nothing was drawn");
        assertThat(declined.ts()).isEqualTo(offer.ts());
        assertThat(declined.buttonValues()).isEmpty();
    }

    @Test
    void givesWhatWasConfirmedThoughTheOfferCannotBeChangedOnSlack() {
        SeenMessage offer = offeredOnSlack();
        slack.faults().failNext(WebFaults.RESPONSE_URL, 1, 500);

        slack.happens().press(offer, "✅ Confirm", slack.user());
        SeenMessage confirmed = awaitOnSlack(slack.channel(), CONFIRMED);
        slack.happens().press(offer, "✅ Confirm", slack.user());
        awaitOnSlack(slack.channel(), ANSWERED);
        awaitPicturesOnSlack(slack.channel(), 1);

        assertThat(confirmed.ts()).isNotEqualTo(offer.ts());
        assertThat(confirmed.onlyFor()).isEqualTo(slack.user().id());
        assertThat(quotaOnSlack()).contains("6 of 10 pictures left today");
    }

    @Test
    void takesThePictureOfBeforeInPlaceOfTheOffer() {
        slack.happens().slash("/imagine", "a cat", slack.channel(), slack.user());
        awaitPicturesOnSlack(slack.channel(), 1);
        slack.happens().slash("/imagine", "a cat", slack.channel(), slack.user());
        SeenMessage offer = awaitOnSlack(slack.channel(), "You asked for exactly this today");
        slack.happens().press(offer, "♻️ Use it (free)", slack.user());

        SeenMessage free = awaitOnSlack(slack.channel(), "Done. It comes where you asked for it, and costs nothing.");
        awaitPicturesOnSlack(slack.channel(), 2);

        assertThat(free.ts()).isEqualTo(offer.ts());
        assertThat(free.buttonValues()).isEmpty();

        Easel.awaitPictures(discord.slash(Slash.imagine("a cat")));
        var onDiscord =
                discord.slash(Slash.imagine("a cat")).awaitCallback(SOON).original();
        press(onDiscord, "♻️ Use it (free)").awaitCallback(SOON);
        awaitPicturesOnDiscord(2);

        assertThat(discord.find(onDiscord)).get().satisfies(message -> {
            assertThat(message.content()).startsWith("Done. It comes where you asked for it");
            assertThat(message.buttons()).isEmpty();
        });
    }
}
