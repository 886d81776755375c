package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.app.Guest.Wish;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.slack.FakeSlack;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person's conversation on every door: equal, verb by verb, but for each door's markup. */
class SameConversationTest {
    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeSlack slack = FakeSlack.start();
    private Easel easel;
    private Path picture;
    private Path mask;
    private Path small;

    @BeforeEach
    void paint() throws IOException {
        picture = paint("cat.png", 64, BufferedImage.TYPE_INT_RGB);
        mask = paint("mask.png", 64, BufferedImage.TYPE_INT_ARGB);
        small = paint("mask-of-another.png", 16, BufferedImage.TYPE_INT_ARGB);
    }

    private Path paint(String name, int edge, int type) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(new BufferedImage(edge, name.contains("another") ? edge / 2 : edge, type), "png", file.toFile());
        return file;
    }

    private Map<String, Guest> open(String quotas) throws IOException {
        easel = new Easel(Files.createDirectories(folder.resolve("doors")))
                .at(discord)
                .at(slack)
                // Not every door shows unfinished pictures, which cost something.
                .set("EASEL_IMAGE_PREVIEWS", "0")
                .set("EASEL_QUOTAS", quotas)
                .set("EASEL_ATTACHMENT_ORIGINS", discord.origin())
                .start();
        Map<String, Guest> doors = new LinkedHashMap<>();
        doors.put("Discord", new DiscordGuest(discord));
        doors.put("Slack", new SlackGuest(slack));
        doors.put("the terminal", new TerminalGuest(folder.resolve("home"), Map.of("EASEL_QUOTAS", quotas)));
        return doors;
    }

    @AfterEach
    void close() {
        easel.close();
        discord.close();
        slack.close();
        assertThat(discord.complaints()).isEmpty();
        assertThat(slack.complaints()).isEmpty();
    }

    private static Map<String, List<String>> said(Guest door, Map<String, Function<Guest, List<String>>> verbs) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        verbs.forEach((verb, act) -> said.put(verb, act.apply(door)));
        return said;
    }

    private static void compare(Map<String, Guest> doors, Map<String, Function<Guest, List<String>>> verbs) {
        Map<String, List<String>> first = said(doors.get("Discord"), verbs);
        doors.forEach((name, door) -> {
            if (!name.equals("Discord")) {
                said(door, verbs)
                        .forEach((verb, words) -> assertThat(words)
                                .as("%s on %s", verb, name)
                                .containsExactlyElementsOf(first.get(verb)));
            }
        });
    }

    @Test
    void readsTheSameOnEveryDoor() throws IOException {
        Map<String, Function<Guest, List<String>>> verbs = new LinkedHashMap<>();
        verbs.put("imagine", door -> door.imagine(Wish.of("a *white* cat")));
        verbs.put(
                "several pictures",
                door -> door.imagine(Wish.of("two foxes").with("count", "2").with("format", "jpeg")));
        verbs.put("edit", door -> door.edit(Wish.of("a blue cat").on(picture)));
        verbs.put("vary", door -> door.vary(Wish.of("").on(picture)));
        verbs.put(
                "edit a region",
                door -> door.edit(Wish.of("a red hat").with("region", "top").on(picture)));
        verbs.put("edit behind a mask", door -> door.edit(Wish.of("a red sky").on(picture, mask)));
        verbs.put(
                "a mask that does not fit",
                door -> door.edit(Wish.of("a red sky").on(picture, small)));
        verbs.put(
                "a region that is none",
                door -> door.edit(
                        Wish.of("a red hat").with("region", "somewhere").on(picture)));
        verbs.put("a size that is none", door -> door.imagine(Wish.of("a cat").with("size", "7x7")));
        verbs.put("too many", door -> door.imagine(Wish.of("a cat").with("count", "99")));
        verbs.put("against the provider's rules", door -> door.imagine(Wish.of("sandbox:policy")));
        verbs.put("over the quota", door -> door.imagine(Wish.of("three owls").with("count", "3")));

        compare(open("[{ scope: user, window: day, images: 8 }]"), verbs);
    }

    @Test
    void drawsSeveralPromptsTheSameOnEveryDoor() throws IOException {
        Map<String, Function<Guest, List<String>>> verbs = new LinkedHashMap<>();
        verbs.put(
                "a batch",
                door -> Guest.inAnyOrder(door.batch(Wish.of("a fox\na sandbox:policy cat\na {red|blue} boat\n"))));
        verbs.put("choices", door -> door.batch(Wish.of("a {small|large} owl")));
        verbs.put("styles", door -> door.batch(Wish.of("a fox").with("styles", "watercolor; anime")));
        verbs.put("a brace that is never closed", door -> door.batch(Wish.of("a {red|blue cat")));
        verbs.put("a batch beyond the quota", door -> door.batch(Wish.of("a {1|2|3|4|5|6} of cards")));

        compare(open("[{ scope: user, window: day, images: 10 }]"), verbs);
    }
}
