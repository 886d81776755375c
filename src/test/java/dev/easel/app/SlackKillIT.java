package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Happenings;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.WebFaults;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real jar is killed again and again without warning, on its way from Slack or to it. Slack lives on, keeps what was
 * posted and tells nothing twice. Each process finishes what the one before left, and is killed at the next point.
 */
final class SlackKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeSlack slack = FakeSlack.start();
    private final HeldSandbox images = new HeldSandbox();
    private final FakePerson ann = slack.addUser("Ann");
    private final FakePerson ben = slack.addUser("Ben");
    private final Map<String, FakeConversation> channels = new HashMap<>();
    private int port;

    @TempDir
    Path folder;

    @BeforeEach
    void choosePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        images.close();
        slack.close();
        assertThat(slack.complaints()).isEmpty();
    }

    @Test
    void losesNothingAndShowsNothingTwice() throws InterruptedException, IOException {
        try (EaselProcess easel = start(Map.of("SLACK_APP_TOKEN", slack.appToken()))) {
            slack.happens().slash("/imagine", "a lighthouse", channel("first"), ann);
            SeenMessage picture = awaitOnePicture("first");
            slack.happens().mention(channel("drawing"), ann, "a ship sandbox:slow");
            images.awaitCall();
            killedBeforeTheJobIsStored(easel, "", picture);
        }

        try (EaselProcess easel = start(Map.of("SLACK_SIGNING_SECRET", slack.signingSecret()))) {
            images.awaitCall();
            images.release(2);
            awaitOnePicture("drawing");
            awaitWhatWasTold("");
            slack.happens().tellBy(URI.create("http://127.0.0.1:%d/slack/events".formatted(port)));
            killedBeforeTheJobIsStored(easel, "by request ", onlyPicture("first"));
        }

        try (EaselProcess easel = start(Map.of("SLACK_SIGNING_SECRET", slack.signingSecret()))) {
            awaitWhatWasTold("by request ");
            killedWhile(easel, "files.completeUploadExternal", "uploading");
        }

        int calls;
        try (EaselProcess easel = start(Map.of("SLACK_SIGNING_SECRET", slack.signingSecret()))) {
            awaitOnePicture("uploading");
            killedWhile(easel, "files.info", "showing");
            calls = slack.web().calls("files.getUploadURLExternal").size();
        }

        try (EaselProcess easel = start(Map.of("SLACK_SIGNING_SECRET", slack.signingSecret()))) {
            awaitOnePicture("showing");
            assertThat(slack.web().calls("files.getUploadURLExternal")).hasSize(calls);
            slack.happens().slash("/imagine", "a tower", channel("shown"), ann);
            await().atMost(PATIENCE).until(() -> !pictures("shown").isEmpty());
            easel.kill();
        }

        try (EaselProcess _ = start(Map.of("SLACK_SIGNING_SECRET", slack.signingSecret()))) {
            awaitOnePicture("shown");
            channels.keySet().forEach(this::awaitOnePicture);
        }
    }

    /** Slack doesn't say who somebody is: everything is heard, and nothing becomes a job. */
    private void killedBeforeTheJobIsStored(EaselProcess easel, String way, SeenMessage picture)
            throws InterruptedException, IOException {
        Happenings people = slack.happens();
        FakePerson stranger = slack.addUser("Stranger " + way);
        SeenMessage shown = people.say(
                channel(way + "reaction"),
                ben,
                "look",
                null,
                slack.shared().share("cat.png", "image/png", SlackJourneyTest.png()));
        try (WebFaults.Hold _ = slack.faults().hold("users.info")) {
            List.of(
                            people.mention(channel(way + "mention"), stranger, "a cat"),
                            people.slash("/imagine", "a dog", channel(way + "command"), stranger),
                            people.react(shown, "art", stranger),
                            people.submitImagine("a fox", channel(way + "form"), stranger),
                            people.press(moved(picture, channel(way + "press")), "Again", stranger))
                    .forEach(told -> told.awaitHeard(PATIENCE));
            easel.kill();
            slack.faults().clear();
        }
    }

    /** The same message, as if it stood in another channel. */
    private static SeenMessage moved(SeenMessage message, FakeConversation to) {
        return new SeenMessage(
                to.id(), message.ts(), message.user(), message.text(), null, null, message.blocks(), message.files());
    }

    private void awaitWhatWasTold(String way) {
        List.of("mention", "command", "reaction", "form", "press").forEach(kind -> awaitOnePicture(way + kind));
    }

    /** Killed when a call of this method waits at Slack's door; the call is never made. */
    private void killedWhile(EaselProcess easel, String method, String channel) throws InterruptedException {
        try (WebFaults.Hold hold = slack.faults().hold(method)) {
            slack.happens().slash("/imagine", "a harbour", channel(channel), ann);
            hold.awaitHeld(PATIENCE);
            easel.kill();
            slack.faults().clear();
        }
    }

    private FakeConversation channel(String name) {
        return channels.computeIfAbsent(name, slack::addChannel);
    }

    private EaselProcess start(Map<String, String> way) {
        Map<String, String> all = new HashMap<>(way);
        all.putAll(Map.of(
                "SLACK_BOT_TOKEN", slack.botToken(),
                "SLACK_API_URL", slack.apiUrl(),
                "OPENAI_API_KEY", "test",
                "OPENAI_BASE_URL", images.url(),
                "EASEL_ATTACHMENT_ORIGINS", slack.origin(),
                "EASEL_WEB_PORT", Integer.toString(port)));
        return EaselProcess.jar(folder, all, "run").awaitReady();
    }

    private SeenMessage awaitOnePicture(String channel) {
        await().alias(channel).atMost(PATIENCE).until(() -> !pictures(channel).isEmpty());
        return onlyPicture(channel);
    }

    private SeenMessage onlyPicture(String channel) {
        assertThat(pictures(channel)).as(channel).hasSize(1);
        List<SeenMessage> own = slack.messagesIn(channel(channel)).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .toList();
        assertThat(own).as(channel).hasSize(1);
        return own.getFirst();
    }

    private List<String> pictures(String channel) {
        return slack.messagesIn(channel(channel)).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .flatMap(message -> slack.files().imagesOf(message).stream())
                .toList();
    }
}
