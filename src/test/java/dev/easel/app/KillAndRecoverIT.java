package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.Hold;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar is killed without warning between its acknowledgement and its delivery; the platform lives on. */
final class KillAndRecoverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeDiscord discord = FakeDiscord.start();
    private final HeldSandbox images = new HeldSandbox();
    private final FakeUser ann = discord.addUser("Ann");

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        images.close();
        discord.close();
    }

    @Test
    void finishesAJobThatWasBeingDrawn() throws InterruptedException {
        InteractionProbe probe = ask("a lighthouse sandbox:slow", easel -> images.awaitCall());

        try (EaselProcess _ = start()) {
            images.awaitCall();
            images.release(2);

            awaitPicture(probe);
            assertThat(images.calls()).isEqualTo(2);
            assertThat(visibleMessages()).hasSize(1);
            assertThat(discord.complaints()).isEmpty();
        }
    }

    @Test
    void deliversWhatWasDrawnWithoutDrawingAgain() throws InterruptedException {
        Hold edits = discord.rest().holdEdits();
        images.release(1);
        InteractionProbe probe = ask("a harbour sandbox:slow", KillAndRecoverIT::awaitDrawn);
        edits.discard();

        try (EaselProcess _ = start()) {
            awaitPicture(probe);
            assertThat(visibleMessages()).hasSize(1);
            assertThat(images.calls()).isEqualTo(1);
        }
    }

    @Test
    void namesTheUserInTheChannelOnceTheReplyIsTooOld() throws InterruptedException {
        ask("an island sandbox:slow", easel -> images.awaitCall());
        discord.advance(Duration.ofMinutes(16));

        try (EaselProcess _ = start()) {
            images.release(2);

            await().atMost(PATIENCE).until(() -> !withPictures().isEmpty());
            assertThat(withPictures()).singleElement().satisfies(message -> {
                assertThat(message.content()).contains("<@" + ann.id() + ">").contains("an island");
                assertThat(message.files()).hasSize(1);
                assertThat(message.files().getFirst().altText()).contains("an island");
            });
            assertThat(discord.complaints()).isEmpty();
        }
    }

    /** Starts Easel, asks, and kills it when {@code moment} has come. */
    private InteractionProbe ask(String prompt, Moment moment) throws InterruptedException {
        try (EaselProcess easel = start()) {
            InteractionProbe probe = discord.slash(Slash.imagine(prompt).by(ann));
            probe.awaitCallback(PATIENCE);
            moment.await(easel);
            easel.kill();
            return probe;
        }
    }

    private interface Moment {
        void await(EaselProcess easel) throws InterruptedException;
    }

    private static void awaitDrawn(EaselProcess easel) {
        await().atMost(PATIENCE)
                .until(() -> easel.err().stream().anyMatch(line -> line.contains("drawn: 1 of 1 image")));
    }

    private EaselProcess start() {
        return EaselProcess.jar(
                        folder,
                        Map.of(
                                "DISCORD_TOKEN", discord.token(),
                                "DISCORD_API_URL", discord.apiUrl(),
                                "OPENAI_API_KEY", "test",
                                "OPENAI_BASE_URL", images.url(),
                                "EASEL_WEB_PORT", "0"),
                        "run")
                .awaitReady();
    }

    private static void awaitPicture(InteractionProbe probe) {
        await().atMost(PATIENCE).until(() -> !probe.original().files().isEmpty());
    }

    private List<SeenMessage> visibleMessages() {
        return discord.messagesIn(discord.channel().id()).stream()
                .filter(message -> !message.deleted())
                .toList();
    }

    private List<SeenMessage> withPictures() {
        return visibleMessages().stream()
                .filter(message -> !message.files().isEmpty())
                .toList();
    }
}
