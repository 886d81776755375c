package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.Hold;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when decisions are slow and status texts are many. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordTimingTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final UserMessage REFUSAL = WORDS.failure(new Failure.PolicyRefusal("no"), Duration.ZERO);
    private static final String EDIT = "PATCH /messages/@original";

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private static UserMessage drawing(int count) {
        return WORDS.drawing(count, 0, "gpt-image-2", Visibility.PUBLIC);
    }

    private Asked acknowledged() {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        rig.messenger().acknowledge(asked.address(), drawing(1));
        await().atMost(SOON).until(() -> !asked.probe().original().content().isEmpty());
        return asked;
    }

    @Test
    void defersInTimeWhenTheDecisionIsSlow() {
        Asked asked = rig.ask(Slash.imagine("a cat"));

        asked.probe().awaitCallback(SOON);

        assertThat(asked.probe().callbackType()).isEqualTo(5);
        assertThat(asked.probe().isEphemeral()).isFalse();
        assertThat(asked.probe().acknowledgedAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void defersPrivatelyWhatWasAskedPrivately() {
        Asked asked = rig.ask(Slash.imagine("a cat").option("private", true));

        asked.probe().awaitCallback(SOON);

        assertThat(asked.probe().isEphemeral()).isTrue();
    }

    @Test
    void takesASlowDeferralBackToRefusePrivately() {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        asked.probe().awaitCallback(SOON);

        rig.messenger().fail(asked.address(), REFUSAL);

        assertThat(asked.probe().original().deleted()).isTrue();
        assertThat(asked.probe().followUps()).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isTrue();
            assertThat(message.content()).contains("content policy");
        });
    }

    @Test
    void waitsForADeferralOnItsWayBeforeItRefuses() throws InterruptedException {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        Thread refusing;
        try (Hold hold = fake.rest().hold("POST /callback")) {
            hold.awaitHeld(SOON);
            refusing = Thread.ofPlatform().start(() -> rig.messenger().fail(asked.address(), REFUSAL));
            await().atMost(SOON).until(() -> refusing.getState() == Thread.State.WAITING);
        }

        refusing.join(SOON);

        assertThat(rig.seenBy(asked)).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isTrue();
            assertThat(message.content()).contains("content policy");
        });
    }

    @Test
    void answersEvenWhenNobodyDecided() {
        rig.decided();

        Asked asked = rig.ask(Slash.imagine("a cat"));

        asked.probe().awaitCallback(SOON);
        assertThat(asked.probe().callbackType()).isEqualTo(5);
        assertThat(asked.probe().acknowledgedAfter()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void coalescesStatusTextsOfWhichTheLastWins() {
        Asked asked = acknowledged();
        int before = fake.requests(EDIT).size();

        try (Hold hold = fake.rest().holdEdits()) {
            for (int i = 2; i <= 50; i++) {
                rig.messenger().progress(asked.address(), drawing(i));
            }
            hold.awaitHeld(SOON);
        }

        await().atMost(SOON).until(() -> asked.probe().original().content().contains("50 pictures"));
        assertThat(fake.requests(EDIT)).hasSizeLessThanOrEqualTo(before + 2);
    }

    @Test
    void showsAnUnfinishedImageUntilTheFinishedOneReplacesIt() throws Exception {
        Asked asked = acknowledged();
        Artwork artwork = rig.artwork();

        rig.messenger()
                .preview(
                        asked.address(), drawing(1), artwork.images().getFirst().image());
        rig.messenger().progress(asked.address(), drawing(2));
        await().atMost(SOON).until(() -> !asked.probe().original().files().isEmpty());
        String preview = asked.probe().original().files().getFirst().name();
        rig.messenger()
                .deliver(
                        asked.address(),
                        new Delivery("job1", artwork, WORDS.altText("done"), WORDS.altText("done"), Presentation.OPEN));

        assertThat(preview).isEqualTo("preview.png");
        assertThat(asked.probe().original().files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("job1-1.png"));
    }

    @Test
    void showsNoStatusTextAfterTheImages() throws Exception {
        Asked asked = acknowledged();
        Artwork artwork = rig.artwork();
        Delivery delivery =
                new Delivery("job1", artwork, WORDS.altText("done"), WORDS.altText("done"), Presentation.OPEN);
        Thread delivering;
        try (Hold hold = fake.rest().holdEdits()) {
            rig.messenger().progress(asked.address(), drawing(2));
            hold.awaitHeld(SOON);
            rig.messenger().progress(asked.address(), drawing(3));
            delivering = Thread.ofPlatform().start(() -> rig.messenger().deliver(asked.address(), delivery));
            await().atMost(SOON).until(() -> delivering.getState() == Thread.State.WAITING);
        }

        delivering.join(SOON);

        SeenMessage original = asked.probe().original();
        assertThat(original.content()).isEqualTo("done");
        assertThat(original.files()).hasSize(1);
        assertThat(original.contents()).noneMatch(text -> text.contains("3 pictures"));
    }

    @Test
    void keepsStatusTextsToItselfOnceTheTokenIsTooOld() {
        Asked asked = acknowledged();
        int before = fake.requests().size();
        rig.advance(Duration.ofMinutes(16));

        rig.messenger().progress(asked.address(), drawing(2));

        assertThat(fake.requests()).hasSize(before);
    }
}
