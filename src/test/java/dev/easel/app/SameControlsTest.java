package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one person presses, reacts with and asks for: the same on every door that has messages, verb by verb. */
class SameControlsTest {
    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeSlack slack = FakeSlack.start();

    @Test
    void answersTheSameOnEveryDoor() throws IOException {
        try (discord;
                slack;
                Easel easel = new Easel(folder)
                        .at(discord)
                        .at(slack)
                        // Not every door shows unfinished pictures, which cost something.
                        .set("EASEL_IMAGE_PREVIEWS", "0")
                        .set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 9 }]")
                        .start()) {
            assertThat(easel.lines().getLast()).isEqualTo("ready");
            List<String> onDiscord = onDiscord();

            assertThat(onSlack()).containsExactlyElementsOf(onDiscord);
            assertThat(onDiscord.getFirst()).contains("V1", "Again", "Delete");
            assertThat(onDiscord.getLast()).isEqualTo("3 pictures");
        }
    }

    private List<String> onDiscord() {
        List<String> said = new ArrayList<>();
        var picture = Easel.awaitPictures(discord.slash(Slash.imagine("a *white* cat")))
                .original();
        said.add(String.join(" ", picture.buttons()));
        said.add(timeless(picture.content()));
        discord.press(picture, "🔁 Again", discord.user());
        said.add(nextOnDiscord(2));
        discord.press(picture, "V1", discord.user());
        said.add(nextOnDiscord(3));
        discord.react(picture, "🎨", discord.user());
        said.add(nextOnDiscord(4));
        said.add(whisper(discord.press(picture, "ℹ️ Info", discord.user())));
        said.add(whisper(discord.slash(Slash.command("quota"))));
        discord.press(picture, "🗑️ Delete", discord.user());
        await().atMost(SOON).until(() -> picturesOnDiscord().size() == 3);
        said.add(picturesOnDiscord().size() + " pictures");
        return said;
    }

    private String nextOnDiscord(int pictures) {
        await().atMost(SOON).until(() -> picturesOnDiscord().size() == pictures);
        return timeless(picturesOnDiscord().getLast().content());
    }

    private List<dev.easel.testing.discord.SeenMessage> picturesOnDiscord() {
        return discord.messagesIn(discord.channel().id()).stream()
                .filter(message -> !message.files().isEmpty() && !message.deleted())
                .toList();
    }

    private static String whisper(InteractionProbe probe) {
        probe.awaitCallback(SOON);
        await().atMost(SOON).until(() -> !probe.original().content().isEmpty());
        return timeless(probe.original().content());
    }

    private List<String> onSlack() {
        List<String> said = new ArrayList<>();
        var people = slack.happens();
        people.slash("/imagine", "a *white* cat", slack.channel(), slack.user());
        said.add(nextOnSlack(1));
        var picture = picturesOnSlack().getFirst();
        said.addFirst(StreamSupport.stream(picture.blocks().spliterator(), false)
                .flatMap(block -> StreamSupport.stream(block.path("elements").spliterator(), false))
                .map(button -> button.path("text").path("text").asText())
                .collect(Collectors.joining(" ")));
        people.press(picture, "Again", slack.user());
        said.add(nextOnSlack(2));
        people.press(picture, "V1", slack.user());
        said.add(nextOnSlack(3));
        people.react(picture, "art", slack.user());
        said.add(nextOnSlack(4));
        said.add(whisper(() -> people.press(picture, "Info", slack.user())));
        said.add(whisper(() -> people.slash("/easel", "quota", slack.channel(), slack.user())));
        people.press(picture, "Delete", slack.user());
        await().atMost(SOON).until(() -> picturesOnSlack().size() == 3);
        said.add(picturesOnSlack().size() + " pictures");
        return said;
    }

    private String nextOnSlack(int pictures) {
        await().atMost(SOON).until(() -> picturesOnSlack().size() == pictures);
        return timeless(section(picturesOnSlack().getLast()));
    }

    private List<dev.easel.testing.slack.SeenMessage> picturesOnSlack() {
        return slack.messagesIn(slack.channel()).stream()
                .filter(message -> !slack.files().imagesOf(message).isEmpty() && message.onlyFor() == null)
                .toList();
    }

    private String whisper(Runnable act) {
        Supplier<List<dev.easel.testing.slack.SeenMessage>> whispers = () -> slack.messagesIn(slack.channel()).stream()
                .filter(message -> message.onlyFor() != null)
                .toList();
        Set<String> before = whispers.get().stream()
                .map(dev.easel.testing.slack.SeenMessage::ts)
                .collect(Collectors.toSet());
        act.run();
        await().atMost(SOON).until(() -> whispers.get().size() > before.size());
        return timeless(section(whispers.get().getLast()));
    }

    private static String section(dev.easel.testing.slack.SeenMessage message) {
        return message.blocks().path(0).path("text").path("text").asText();
    }

    /** Without each door's markup and names, and what differs from one moment to the next. */
    private static String timeless(String words) {
        return words.replace("\u200B", "")
                .replaceAll("\\\\([^\\w\\s])", "$1")
                .replaceAll("Id: \\w+", "Id")
                .replaceAll("Asked for by .*", "Asked for")
                .replaceAll("in \\d+ (hour|minute)s?", "soon");
    }
}
