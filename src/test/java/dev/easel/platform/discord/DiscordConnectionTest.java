package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.FailureException;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.platform.discord.DiscordPlatform.Access;
import dev.easel.platform.discord.DiscordPlatform.RejectedException;
import dev.easel.platform.discord.DiscordRig.Asked;
import dev.easel.testing.discord.FakeChannel;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming, staying and going, whatever Discord does. */
class DiscordConnectionTest {
    private final FakeDiscord fake = FakeDiscord.start();
    private DiscordRig rig = DiscordRig.of(fake);

    @AfterEach
    void close() {
        rig.close();
    }

    private CompletableFuture<Void> startAs(String token, String url, String shards) {
        rig = DiscordRig.of(fake, new Access(token, url, shards));
        return rig.start();
    }

    private void assertAnswers() {
        rig.decided();
        InteractionProbe probe = fake.slash(Slash.imagine("a cat"));
        probe.awaitCallback(SOON);
    }

    @Test
    void isReadyWhenItsCommandsAreRegistered() {
        assertThat(rig.start()).succeedsWithin(SOON);

        assertThat(fake.commandOverwrites()).isOne();
        assertAnswers();
    }

    @Test
    void triesAgainUntilDiscordCanBeReached() {
        fake.stopListening();
        CompletableFuture<Void> ready = rig.start();
        assertThat(ready).isNotDone();

        fake.listenAgain();

        assertThat(ready).succeedsWithin(SOON);
        assertAnswers();
    }

    @Test
    void triesAgainAfterAFaultAtTheStart() {
        fake.rest().failNext("GET /users/@me", 1, 500);
        fake.rest().failNext("PUT /commands", 1, 500);

        assertThat(rig.start()).succeedsWithin(SOON);

        assertThat(fake.commandOverwrites()).isOne();
        assertThat(fake.gateway().identifies()).isOne();
    }

    @Test
    void saysWhatToDoAboutAWrongToken() {
        assertThat(startAs("wrong", fake.apiUrl(), ""))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedException.class)
                .withMessageContaining("DISCORD_TOKEN");
    }

    @Test
    void saysThatItsIntentsAreNotAllowed() {
        fake.gateway().disallowIntents(1);

        assertThat(rig.start())
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedException.class)
                .withMessageContaining("4014");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ""})
    void takesTheAddressWithAndWithoutASlash(String end) {
        String bare = fake.apiUrl().substring(0, fake.apiUrl().length() - 1);

        assertThat(startAs(fake.token(), bare + end, "")).succeedsWithin(SOON);

        assertThat(fake.complaints()).isEmpty();
        assertThat(fake.requests()).noneMatch(request -> request.path().contains("//"));
    }

    @Test
    void isReadyWhenEveryShardIs() {
        fake.recommendShards(2);
        List<FakeChannel> channels = IntStream.range(0, 4)
                .mapToObj(number -> fake.addChannel(fake.addGuild("Guild " + number), "general"))
                .toList();

        assertThat(rig.start()).succeedsWithin(SOON.multipliedBy(2));

        assertThat(fake.gateway().connected()).isEqualTo(2);
        rig.decided();
        assertThat(channels)
                .allSatisfy(channel ->
                        fake.slash(Slash.imagine("a cat").in(channel)).awaitCallback(SOON));
    }

    @Test
    void runsOnlyItsOwnShards() {
        assertThat(startAs(fake.token(), fake.apiUrl(), "1/2")).succeedsWithin(SOON);

        assertThat(fake.gateway().connected()).isOne();
    }

    @Test
    void answersAgainAfterALostConnection() {
        assertThat(rig.start()).succeedsWithin(SOON);
        fake.gateway().drop();

        await().atMost(SOON).until(() -> fake.gateway().connected() == 1);

        assertAnswers();
    }

    @Test
    void answersAgainAfterAnOutage() {
        assertThat(rig.start()).succeedsWithin(SOON);
        fake.stopListening();
        fake.listenAgain();

        await().atMost(SOON.multipliedBy(2)).until(() -> fake.gateway().connected() == 1);

        assertAnswers();
    }

    /** As happens now and then when a socket is closed just then. */
    @Test
    void answersAgainWhenTheClientLibraryGaveUp() {
        assertThat(rig.start()).succeedsWithin(SOON);
        fake.stopListening();
        await().atMost(SOON).until(DiscordConnectionTest::interruptWhoWaitsToReconnect);
        fake.listenAgain();

        await().atMost(SOON.multipliedBy(2)).until(() -> fake.gateway().connected() == 1);

        assertAnswers();
    }

    private static boolean interruptWhoWaitsToReconnect() {
        List<Thread> waiting = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().endsWith("WebSocketClient")
                                && frame.getMethodName().startsWith("lambda$reconnect")))
                .map(Map.Entry::getKey)
                .toList();
        waiting.forEach(Thread::interrupt);
        return !waiting.isEmpty();
    }

    @Test
    void triesAgainWhenDiscordCannotBeReached() throws IOException {
        assertThat(rig.start()).succeedsWithin(SOON);
        Wording words = Wording.in(Locale.ENGLISH);
        Asked asked = rig.ask(Slash.imagine("a cat"));
        rig.messenger().acknowledge(asked.address(), words.queued(0, Duration.ZERO, Visibility.PUBLIC));
        Delivery delivery =
                new Delivery("job1", rig.artwork(), words.altText("a"), words.altText("a"), Presentation.OPEN);
        fake.stopListening();

        assertThatThrownBy(() -> rig.messenger().deliver(asked.address(), delivery))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isInstanceOfSatisfying(
                                        Failure.Undeliverable.class,
                                        gone -> assertThat(gone.persistence()).isEqualTo(Persistence.PASSING)));
    }

    @Test
    void leavesNoThreadBehindThatKeepsTheProcessAlive() {
        Set<Thread> before = lasting();
        assertThat(rig.start()).succeedsWithin(SOON);
        assertAnswers();

        rig.close();

        await().atMost(SOON).untilAsserted(() -> {
            Set<Thread> left = lasting();
            left.removeAll(before);
            assertThat(left).isEmpty();
        });
    }

    private static Set<Thread> lasting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .filter(thread -> !thread.getName().startsWith("awaitility"))
                .collect(Collectors.toSet());
    }

    @Test
    void closesBeforeItWasEverConnected() {
        fake.stopListening();
        CompletableFuture<Void> ready = rig.start();

        rig.close();

        assertThat(ready).isNotCompleted();
    }
}
