package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.platform.cli.CliPlatform;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person's conversation on every door: equal, verb by verb, but for each door's markup. */
class SameConversationTest {
    private static final String QUOTAS = "[{ scope: user, window: day, images: 7 }]";

    @TempDir
    private Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeSlack slack = FakeSlack.start();
    private Easel easel;
    private Path picture;

    @BeforeEach
    void start() throws IOException {
        picture = folder.resolve("cat.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        easel = new Easel(folder.resolve("doors"))
                .at(discord)
                .at(slack)
                // Not every door shows unfinished pictures, which cost something.
                .set("EASEL_IMAGE_PREVIEWS", "0")
                .set("EASEL_QUOTAS", QUOTAS)
                .set("EASEL_ATTACHMENT_ORIGINS", discord.origin());
        Files.createDirectories(folder.resolve("doors"));
        easel.start();
    }

    @AfterEach
    void close() {
        easel.close();
        discord.close();
        slack.close();
    }

    @Test
    void readsTheSameOnEveryDoor() throws IOException {
        List<String> onDiscord = onDiscord();

        assertThat(onSlack()).containsExactlyElementsOf(onDiscord);
        assertThat(onTheTerminal()).containsExactlyElementsOf(onDiscord);
        assertThat(onDiscord.getFirst())
                .startsWith("1 picture: “a *white* cat”")
                .contains("6");
        assertThat(onDiscord.getLast()).contains("quota");
    }

    private List<String> onDiscord() throws IOException {
        byte[] png = Files.readAllBytes(picture);
        List<Slash> commands = List.of(
                Slash.imagine("a *white* cat"),
                Slash.imagine("two foxes").option("count", 2).option("format", "jpeg"),
                Slash.command("edit").option("prompt", "a blue cat").attachment("image", "cat.png", png),
                Slash.command("variations").attachment("image", "cat.png", png),
                Slash.command("edit")
                        .option("prompt", "a red hat")
                        .option("region", "top")
                        .attachment("image", "cat.png", png),
                Slash.imagine("a cat").option("size", "7x7"),
                Slash.imagine("a cat").option("count", 99),
                Slash.imagine("sandbox:policy"),
                Slash.imagine("three owls").option("count", 3));
        return commands.stream().map(this::onDiscord).toList();
    }

    private String onDiscord(Slash command) {
        InteractionProbe probe = discord.slash(command).awaitCallback(SOON);
        Supplier<List<dev.easel.testing.discord.SeenMessage>> ends = () -> {
            List<dev.easel.testing.discord.SeenMessage> seen = new ArrayList<>(probe.followUps());
            if (probe.isEphemeral() || !probe.original().files().isEmpty()) {
                seen.add(probe.original());
            }
            return seen.stream().filter(message -> !message.loading()).toList();
        };
        await().atMost(SOON).until(() -> !ends.get().isEmpty());
        dev.easel.testing.discord.SeenMessage end = ends.get().getFirst();
        return line(end.files().size(), end.content().replaceAll("\\\\([^\\w\\s])", "$1"));
    }

    private List<String> onSlack() throws IOException {
        byte[] png = Files.readAllBytes(picture);
        return List.of(
                onSlack("a *white* cat"),
                onSlack("two foxes --count 2 --format jpeg"),
                onSlack("a blue cat", png),
                onSlack("vary", png),
                onSlack("a red hat --region top", png),
                onSlack("a cat --size 7x7"),
                onSlack("a cat --count 99"),
                onSlack("sandbox:policy"),
                onSlack("three owls --count 3"));
    }

    private String onSlack(String text, byte[]... pictures) {
        FakeConversation direct = slack.direct(slack.user());
        int before = ends(direct).size();
        if (pictures.length == 0) {
            slack.happens().direct(slack.user(), text);
        } else {
            slack.happens().direct(slack.user(), text, slack.shared().share("cat.png", "image/png", pictures[0]));
        }
        await().atMost(SOON).until(() -> ends(direct).size() > before);
        SeenMessage end = ends(direct).getLast();
        return line(slack.files().imagesOf(end).size(), words(end));
    }

    /** What shows pictures, or says why there are none. */
    private List<SeenMessage> ends(FakeConversation direct) {
        return slack.messagesIn(direct).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .filter(message -> !slack.files().imagesOf(message).isEmpty()
                        || words(message).contains("charged")
                        || words(message).contains("quota"))
                .toList();
    }

    private static String words(SeenMessage message) {
        JsonNode section = message.blocks().path(0).path("text").path("text");
        return section.asText().replace("\u200B", "");
    }

    private List<String> onTheTerminal() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve(".env"),
                "EASEL_DATA_DIR=%s%nEASEL_QUOTAS=%s%nOPENAI_API_KEY=%n".formatted(home.resolve("data"), QUOTAS));
        String image = picture.toString();
        return List.of(
                onTheTerminal(home, "imagine", "a *white* cat"),
                onTheTerminal(home, "imagine", "two foxes", "--count", "2", "--format", "jpeg"),
                onTheTerminal(home, "edit", image, "a blue cat"),
                onTheTerminal(home, "variations", image),
                onTheTerminal(home, "edit", image, "a red hat", "--region", "top"),
                onTheTerminal(home, "imagine", "a cat", "--size", "7x7"),
                onTheTerminal(home, "imagine", "a cat", "--count", "99"),
                onTheTerminal(home, "imagine", "sandbox:policy"),
                onTheTerminal(home, "imagine", "three owls", "--count", "3"));
    }

    private String onTheTerminal(Path home, String... arguments) {
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(files, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(words, true, StandardCharsets.UTF_8);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--out", home.toString()));

        new CliPlatform(new Program(home, out, err), out, err).run(line.toArray(String[]::new));

        List<String> said = words.toString(StandardCharsets.UTF_8).lines().toList();
        int pictures = (int) files.toString(StandardCharsets.UTF_8).lines().count();
        String end = pictures == 0 ? said.getLast().replaceFirst("^error: ", "") : String.join("\n", caption(said));
        return line(pictures, end);
    }

    /** From the quoted prompt on: what stands before it is progress. */
    private static List<String> caption(List<String> said) {
        List<String> quoted = said.stream().filter(line -> line.startsWith("“")).toList();
        return said.subList(said.lastIndexOf(quoted.getLast()), said.size());
    }

    private static String line(int pictures, String words) {
        String timeless = words.strip().replaceFirst("in \\d+ (hour|minute)s?", "soon");
        return "%d picture%s: %s".formatted(pictures, pictures == 1 ? "" : "s", timeless);
    }
}
