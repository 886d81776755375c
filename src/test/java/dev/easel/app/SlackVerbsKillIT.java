package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Happenings;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.Told;
import dev.easel.testing.slack.WebFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was asked of the real jar in Slack, by whichever verb, is done once although the jar is killed meanwhile. */
final class SlackVerbsKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeSlack slack = FakeSlack.start();
    private final FakePerson ann = slack.addUser("Ann");
    private final FakePerson ben = slack.addUser("Ben");
    private final Map<String, FakeConversation> channels = new HashMap<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        slack.close();
        assertThat(slack.complaints()).isEmpty();
    }

    private EaselProcess start() {
        return EaselProcess.jar(
                        folder,
                        Map.of(
                                "SLACK_APP_TOKEN", slack.appToken(),
                                "SLACK_BOT_TOKEN", slack.botToken(),
                                "SLACK_API_URL", slack.apiUrl(),
                                "EASEL_ATTACHMENT_ORIGINS", slack.origin(),
                                "EASEL_CONFIRM_ABOVE", "[{ usd: 0.4 }]",
                                "EASEL_QUOTAS", "[{ scope: user, window: day, images: 20 }]",
                                "EASEL_WEB_PORT", "0"),
                        "run")
                .awaitReady();
    }

    private FakeConversation channel(String name) {
        return channels.computeIfAbsent(name, slack::addChannel);
    }

    @Test
    void doesOnceWhatWasAskedByEveryVerb() throws Exception {
        SeenMessage picture;
        try (EaselProcess easel = start()) {
            slack.happens().slash("/imagine", "a lighthouse", channel("first"), ann);
            picture = awaitPicture("first");
            SeenMessage shared = say("shared");
            SeenMessage form = say("form");
            ObjectNode view = opened(form);
            // Slack doesn't say who somebody is: everything is heard, and nothing is worked on.
            try (WebFaults.Hold _ = slack.faults().hold("users.info")) {
                FakePerson stranger = slack.addUser("Stranger");
                Happenings people = slack.happens();
                List.of(
                                people.mention(channel("edit"), stranger, "make it blue", cat()),
                                people.mentionIn(picture, stranger, "make it night"),
                                people.messageShortcut("variations", shared, stranger),
                                people.submit(view, prompt("make it gold"), stranger),
                                people.press(moved(picture, channel("vary")), "V1", stranger),
                                people.mention(channel("batch"), stranger, "a fox\na {red|blue} boat"),
                                people.slash("/easel", "settings size=landscape", channel("settings"), stranger),
                                people.slash("/easel", "help", channel("help"), stranger),
                                people.press(moved(picture, channel("info")), "Info", stranger))
                        .forEach(SlackVerbsKillIT::awaitHeard);
                easel.kill();
                slack.faults().clear();
            }
        }

        try (EaselProcess _ = start()) {
            for (String name : List.of("edit", "shared", "form", "vary")) {
                awaitPicture(name);
            }
            await().atMost(PATIENCE).until(() -> pictures("first").size() == 2);
            awaitWords("batch", "All 3 prompts are drawn.");
            awaitWords("settings", "size landscape (yours)");
            awaitWords("help", "I draw pictures from your words");
            awaitWords("info", "“a lighthouse”");
            assertThat(pictures("batch")).hasSize(3);
            assertThat(pictures("first").getLast().thread()).isEqualTo(picture.ts());
        }
    }

    @Test
    void chargesOnceWhatWasConfirmed() throws Exception {
        SeenMessage offer;
        try (EaselProcess easel = start()) {
            slack.happens().slash("/imagine", "ten cats --count 10 --quality high", channel("offer"), ann);
            offer = awaitWords("offer", "at most $");
            killedWhile(easel, "chat.postMessage", () -> slack.happens().press(offer, "Confirm", ann));
        }

        try (EaselProcess _ = start()) {
            assertThat(awaitWords("offer", "Confirmed.").ts()).isEqualTo(offer.ts());
            await().atMost(PATIENCE).until(() -> pictures("offer").size() == 1);
            slack.happens().slash("/easel", "quota", channel("quota"), ann);
            awaitWords("quota", "10 of 20 pictures left today");
            assertThat(slack.files().imagesOf(pictures("offer").getFirst())).hasSize(10);
        }
    }

    @Test
    void takesAwayWhatWasToBeDeleted() throws Exception {
        try (EaselProcess easel = start()) {
            slack.happens().slash("/imagine", "a harbour", channel("gone"), ann);
            SeenMessage picture = awaitPicture("gone");
            killedWhile(easel, "chat.delete", () -> slack.happens().press(picture, "Delete", ann));
        }

        try (EaselProcess _ = start()) {
            await().atMost(PATIENCE).until(() -> pictures("gone").isEmpty());
        }
    }

    /** Killed when a call of this method waits at Slack's door; the call is never made. */
    private void killedWhile(EaselProcess easel, String method, Runnable act) throws InterruptedException {
        try (WebFaults.Hold hold = slack.faults().hold(method)) {
            act.run();
            hold.awaitHeld(PATIENCE);
            easel.kill();
            slack.faults().clear();
        }
    }

    private static void awaitHeard(Told told) {
        told.awaitHeard(PATIENCE);
    }

    private ObjectNode cat() throws IOException {
        return slack.shared().share("cat.png", "image/png", SlackJourneyTest.png());
    }

    private SeenMessage say(String name) throws IOException {
        return slack.happens().say(channel(name), ben, "look", null, cat());
    }

    /** The form of the message's shortcut. */
    private ObjectNode opened(SeenMessage message) {
        slack.happens().messageShortcut("edit", message, ann);
        await().atMost(PATIENCE).until(() -> !slack.web().calls("views.open").isEmpty());
        return ((ObjectNode) slack.web().calls("views.open").getLast().json("view")).put("id", "V1");
    }

    private static ObjectNode prompt(String words) {
        ObjectNode values = JSON.createObjectNode();
        values.putObject("prompt").putObject("prompt").put("value", words);
        return values;
    }

    /** The same message, as if it stood in another channel. */
    private static SeenMessage moved(SeenMessage message, FakeConversation to) {
        return new SeenMessage(
                to.id(), message.ts(), message.user(), message.text(), null, null, message.blocks(), message.files());
    }

    private SeenMessage awaitPicture(String name) {
        await().alias(name).atMost(PATIENCE).until(() -> !pictures(name).isEmpty());
        assertThat(pictures(name)).as(name).hasSize(1);
        return pictures(name).getFirst();
    }

    private List<SeenMessage> pictures(String name) {
        return slack.messagesIn(channel(name)).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .filter(message -> !slack.files().imagesOf(message).isEmpty())
                .toList();
    }

    private SeenMessage awaitWords(String name, String words) {
        await().alias(name).atMost(PATIENCE).until(() -> !saying(name, words).isEmpty());
        assertThat(saying(name, words)).as(name).hasSize(1);
        return saying(name, words).getFirst();
    }

    private List<SeenMessage> saying(String name, String words) {
        return slack.messagesIn(channel(name)).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .filter(message -> message.words().contains(words))
                .toList();
    }
}
