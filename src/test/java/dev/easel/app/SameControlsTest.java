package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.process.HeldSandbox;
import dev.easel.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one person presses, reacts with and asks for: the same on every door that has messages, verb by verb. */
class SameControlsTest {
    private static final String QUOTAS = "[{ scope: user, window: day, images: 12 }]";

    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeSlack slack = FakeSlack.start();
    private final HeldSandbox images = new HeldSandbox();
    private Easel easel;

    @BeforeEach
    void start() throws IOException {
        easel = new Easel(folder)
                .at(discord)
                .at(slack)
                .set("OPENAI_BASE_URL", images.url())
                .set("OPENAI_API_KEY", "test")
                // Not every door shows unfinished pictures, which cost something.
                .set("EASEL_IMAGE_PREVIEWS", "0")
                .set("EASEL_JOBS_RUNNING_PER_USER", "1")
                .set("EASEL_QUOTAS", QUOTAS)
                .start();
        assertThat(easel.lines().getLast()).isEqualTo("ready");
    }

    @AfterEach
    void close() {
        easel.close();
        images.close();
        discord.close();
        slack.close();
        assertThat(discord.complaints()).isEmpty();
        assertThat(slack.complaints()).isEmpty();
    }

    @Test
    void answersTheSameOnEveryDoor() {
        Map<String, String> onDiscord = pressed(new DiscordHand(discord));

        assertThat(pressed(new SlackHand(slack))).containsExactlyEntriesOf(onDiscord);
        assertThat(onDiscord.get("buttons")).contains("V1", "Again", "Delete");
        assertThat(onDiscord.get("what that was made from")).contains("Made from");
    }

    private static Map<String, String> pressed(Hand hand) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("imagine", hand.draw("a *white* cat"));
        said.put("buttons", hand.buttons());
        said.put("again", hand.press("🔁 Again"));
        said.put("vary", hand.press("V1"));
        said.put("vary by emoji", hand.react("🎨"));
        said.put("again by emoji", hand.react("🔁"));
        said.put("edit", hand.fillIn("✏️ Edit…", "at night"));
        said.put("edit against the provider's rules", hand.fillIn("✏️ Edit…", "sandbox:policy"));
        said.put("info", hand.press("ℹ️ Info"));
        said.put("quota", hand.ask("quota"));
        said.put("gallery", hand.ask("gallery"));
        said.put("settings", hand.ask("settings"));
        said.put("help", hand.ask("help"));
        int before = hand.pictures();
        hand.delete("❌");
        await().atMost(SOON).until(() -> hand.pictures() < before);
        said.put("deleted", before - hand.pictures() + " message");
        said.put("the same, but", hand.draw("same but at night"));
        said.put("what that was made from", hand.press("ℹ️ Info"));
        return said;
    }

    @Test
    void cancelsTheSameOnEveryDoor() throws InterruptedException {
        List<String> onDiscord = cancelled(new DiscordHand(discord));

        assertThat(cancelled(new SlackHand(slack))).containsExactlyElementsOf(onDiscord);
        assertThat(cancelledOnTheTerminal()).containsExactlyElementsOf(onDiscord);
    }

    private List<String> cancelled(Hand hand) throws InterruptedException {
        List<String> said = new ArrayList<>();
        hand.begin("sandbox:slow a fox");
        images.awaitCall();
        hand.begin("a dog");
        said.add(hand.cancel(0));
        said.add(hand.cancel(1));
        images.release(1);
        said.add(hand.awaitEnd(1));
        hand.begin("a sandbox:slow {red|blue|green} bird");
        images.awaitCall();
        hand.cancelRest();
        images.release(1);
        said.add(hand.awaitEnd(0));
        return said;
    }

    private List<String> cancelledOnTheTerminal() throws InterruptedException {
        TerminalGuest guest = new TerminalGuest(
                folder.resolve("home"),
                Map.of(
                        "OPENAI_BASE_URL",
                        images.url(),
                        "OPENAI_API_KEY",
                        "test",
                        "EASEL_JOBS_RUNNING_PER_USER",
                        "1",
                        "EASEL_QUOTAS",
                        QUOTAS));
        TerminalGuest.Running first = guest.begin("sandbox:slow a fox");
        images.awaitCall();
        List<String> said = new ArrayList<>(guest.begin("a dog").interrupt().awaitEnd());
        first.interrupt();
        images.release(1);
        said.addAll(first.awaitEnd());
        TerminalGuest.Running several = guest.begin("a sandbox:slow {red|blue|green} bird");
        images.awaitCall();
        several.interrupt();
        images.release(1);
        said.add(several.awaitEnd().getFirst());
        return said.stream()
                .map(line -> line.replaceFirst("^\\d pictures?: ", ""))
                .toList();
    }
}
