package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A slow decision shows nothing to everybody that is for one person. */
@ExtendWith(FailsOnJdaErrors.class)
class DiscordWatchdogTest {
    private static final Duration WATCHDOG = Duration.ofMillis(1_500);
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private Asked deferred() {
        Asked asked = rig.ask(Slash.imagine("a cat"));
        asked.probe().awaitCallback(SOON);
        return asked;
    }

    private static UserMessage queued(Visibility visibility) {
        return WORDS.queued(0, Duration.ZERO, visibility);
    }

    private void deliver(ReplyAddress address, Visibility visibility) throws IOException {
        rig.messenger().deliver(address, delivery(rig, visibility));
    }

    private static Delivery delivery(DiscordRig rig, Visibility visibility) throws IOException {
        return new Delivery(
                "job1",
                rig.artwork(),
                WORDS.altText("done"),
                WORDS.altText("done"),
                new Presentation(visibility, Cover.NONE));
    }

    private List<SeenMessage> shown(Asked asked) {
        return rig.seenBy(asked).stream().filter(message -> !message.deleted()).toList();
    }

    @Test
    void defersPrivatelyForWhoWantsEverythingPrivate() {
        rig.habit(() -> Visibility.WHISPERED);

        assertThat(deferred().probe().isEphemeral()).isTrue();
    }

    @Test
    void defersPubliclyWhatIsForOnceNotPrivate() {
        rig.habit(() -> Visibility.WHISPERED);

        Asked asked = rig.ask(Slash.imagine("a cat").option("private", false));
        asked.probe().awaitCallback(SOON);

        assertThat(asked.probe().isEphemeral()).isFalse();
    }

    @Test
    void defersPrivatelyWhileNobodyCanSay() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        rig.habit(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Visibility.PUBLIC;
        });
        Asked asked = deferred();
        assertThat(asked.probe().isEphemeral()).isTrue();
        assertThat(asked.probe().acknowledgedAfter()).isLessThan(Duration.ofSeconds(3));

        ReplyAddress address = rig.messenger().acknowledge(asked.address(), queued(Visibility.PUBLIC));
        deliver(address, Visibility.PUBLIC);
        never.countDown();

        assertThat(asked.probe().original().deleted()).isTrue();
        assertThat(asked.probe().followUps()).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isFalse();
            assertThat(message.files()).hasSize(1);
        });
    }

    @Test
    void takesAPublicDeferralBackBeforeItSaysAnythingPrivate() throws IOException {
        Asked asked = deferred();
        assertThat(asked.probe().isEphemeral()).isFalse();

        ReplyAddress address = rig.messenger().acknowledge(asked.address(), queued(Visibility.WHISPERED));
        ReplyAddress again = rig.messenger().acknowledge(address, queued(Visibility.WHISPERED));
        deliver(again, Visibility.WHISPERED);

        assertThat(again).isEqualTo(address);
        assertThat(asked.probe().original().deleted()).isTrue();
        assertThat(asked.probe().original().content()).isEmpty();
        assertThat(asked.probe().followUps()).singleElement().satisfies(message -> {
            assertThat(message.ephemeral()).isTrue();
            assertThat(message.files()).hasSize(1);
        });
        assertThat(fake.messagesIn(fake.channel().id())).isEmpty();
    }

    @Test
    void answersFirstInACrowd() {
        List<InteractionProbe> crowd = IntStream.range(0, 100)
                .mapToObj(number -> fake.slash(Slash.imagine("cat " + number)))
                .toList();

        crowd.forEach(probe -> probe.awaitCallback(SOON));

        assertThat(crowd)
                .filteredOn(probe -> probe.acknowledgedAfter().compareTo(WATCHDOG) < 0)
                .hasSizeGreaterThanOrEqualTo(30);
    }

    /** The first ones come before there is a crowd: their decisions hang until the watchdog answers in their stead. */
    @Test
    void decidesOnACrowdOnceEverybodyIsAnswered() {
        List<InteractionProbe> crowd = IntStream.range(0, 100)
                .mapToObj(number -> fake.slash(Slash.imagine("cat " + number)))
                .toList();

        for (int before = 0; before < DiscordListener.CROWD; before++) {
            rig.next(Incoming.Command.class);
        }
        rig.next(Incoming.Command.class);

        assertThat(crowd).allMatch(InteractionProbe::isAcknowledged);
    }

    @Test
    void saysWhyThereIsNothingInPlaceOfWhatFollowed() {
        Asked asked = deferred();
        ReplyAddress address = rig.messenger().acknowledge(asked.address(), queued(Visibility.WHISPERED));

        rig.messenger().fail(address, WORDS.cancelled());

        assertThat(shown(asked))
                .singleElement()
                .extracting(SeenMessage::content)
                .asString()
                .contains(WORDS.cancelled().text());
    }

    @Test
    void deliversPrivatelyAfterACrashBehindAPublicDeferral() throws IOException {
        Asked asked = deferred();
        DiscordRig next = rig.again();
        next.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

        next.messenger().deliver(asked.address(), delivery(next, Visibility.WHISPERED));

        next.disconnect();
        assertThat(asked.probe().original().deleted()).isTrue();
        assertThat(asked.probe().followUps())
                .singleElement()
                .extracting(SeenMessage::ephemeral)
                .isEqualTo(true);
    }
}
