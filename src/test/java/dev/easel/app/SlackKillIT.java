package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.WebFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar is killed without warning on its way to Slack, which lives on and keeps what was posted. */
final class SlackKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeSlack slack = FakeSlack.start();
    private final HeldSandbox images = new HeldSandbox();
    private final FakePerson ann = slack.addUser("Ann");

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        images.close();
        slack.close();
        assertThat(slack.complaints()).isEmpty();
    }

    @Test
    void finishesAMentionThatWasBeingDrawn() throws InterruptedException {
        try (EaselProcess easel = start()) {
            slack.happens().mention(slack.channel(), ann, "a lighthouse sandbox:slow");
            images.awaitCall();
            easel.kill();
        }

        try (EaselProcess _ = start()) {
            images.awaitCall();
            images.release(2);

            awaitOnePicture();
        }
    }

    @Test
    void uploadsAndPostsOnceWhatWasKilledBeforeTheUploadWasComplete() throws InterruptedException {
        images.release(1);
        killedWhile("files.completeUploadExternal", "a harbour sandbox:slow");

        try (EaselProcess _ = start()) {
            awaitOnePicture();
            assertThat(images.calls()).isEqualTo(1);
        }
    }

    @Test
    void postsOnceWhatWasKilledBeforeItWasShown() throws InterruptedException {
        images.release(1);
        killedWhile("files.info", "an island sandbox:slow");
        int uploads = slack.web().calls("files.getUploadURLExternal").size();

        try (EaselProcess _ = start()) {
            awaitOnePicture();
            assertThat(images.calls()).isEqualTo(1);
            assertThat(slack.web().calls("files.getUploadURLExternal")).hasSize(uploads);
        }
    }

    @Test
    void showsOneMessageWhenTheAnswerOfTheLastCallWasNeverHeard() throws InterruptedException {
        images.release(1);
        try (EaselProcess easel = start()) {
            slack.happens().slash("/imagine", "a tower sandbox:slow", slack.channel(), ann);
            await().atMost(PATIENCE).until(() -> !pictures().isEmpty());
            easel.kill();
        }

        try (EaselProcess _ = start()) {
            awaitOnePicture();
            assertThat(images.calls()).isEqualTo(1);
        }
    }

    /** Killed when a call of this method waits at Slack's door; the call is never made. */
    private void killedWhile(String method, String prompt) throws InterruptedException {
        try (EaselProcess easel = start();
                WebFaults.Hold hold = slack.faults().hold(method)) {
            slack.happens().slash("/imagine", prompt, slack.channel(), ann);
            hold.awaitHeld(PATIENCE);
            easel.kill();
            slack.faults().clear();
        }
    }

    private EaselProcess start() {
        return EaselProcess.jar(
                        folder,
                        Map.of(
                                "SLACK_BOT_TOKEN", slack.botToken(),
                                "SLACK_APP_TOKEN", slack.appToken(),
                                "SLACK_API_URL", slack.apiUrl(),
                                "OPENAI_API_KEY", "test",
                                "OPENAI_BASE_URL", images.url(),
                                "EASEL_WEB_PORT", "0"),
                        "run")
                .awaitReady();
    }

    private void awaitOnePicture() {
        await().atMost(PATIENCE).until(() -> !pictures().isEmpty());
        assertThat(pictures()).hasSize(1);
        assertThat(slack.messagesIn(slack.channel()).stream()
                        .filter(message -> message.user().equals(slack.bot().id())))
                .hasSize(1);
    }

    private List<String> pictures() {
        return slack.messagesIn(slack.channel()).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .flatMap(SlackKillIT.this::images)
                .toList();
    }

    private Stream<String> images(SeenMessage message) {
        return slack.files().imagesOf(message).stream();
    }
}
