package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.platform.cli.CliPlatform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of a request that is not made. */
class DryRunTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(home.resolve(".env"), """
                EASEL_DATA_DIR=%s
                EASEL_QUOTAS=[{ scope: user, window: day, images: 6 }]
                OPENAI_API_KEY=
                """.formatted(home.resolve("data")));
    }

    @Test
    void tellsPriceModelOptionsAndQuotaAndDrawsNothing() {
        int exitCode = run("imagine", "four cats", "--count", "4", "--quality", "high", "--dry-run");

        assertThat(exitCode).isZero();
        assertThat(text(out).lines())
                .satisfiesExactly(
                        price -> assertThat(price).startsWith("4 pictures, at most $"),
                        model -> assertThat(model).isEqualTo("Model: gpt-image-2.5-flare"),
                        options -> assertThat(options).isEqualTo("Options: auto, high"),
                        quota -> assertThat(quota).isEqualTo("Quota: 6 left today"));
        assertThat(home.resolve("data").resolve("easel.db")).exists();
        assertThat(home).isDirectoryNotContaining("glob:**.png");
    }

    /** A command line has no conversation, whatever was drawn before. */
    @Test
    void pricesTheSameButAsAnyOtherPrompt() {
        assertThat(run("imagine", "a fox", "--out", home.toString())).isZero();
        assertThat(home).isDirectoryContaining("glob:**.png");
        out.reset();

        assertThat(run("imagine", "a fox at night", "--dry-run")).isZero();
        String ordinary = text(out);
        out.reset();
        assertThat(run("imagine", "same but at night", "--dry-run")).isZero();

        assertThat(text(out)).isEqualTo(ordinary);
        out.reset();
        assertThat(run("edit", home.resolve(onlyPicture()).toString(), "same but at night", "--dry-run"))
                .isZero();
        assertThat(text(out)).isNotEqualTo(ordinary);
    }

    private String onlyPicture() {
        String[] pictures = home.toFile().list((_, name) -> name.endsWith(".png"));
        assertThat(pictures).hasSize(1);
        return pictures[0];
    }

    @Test
    void saysWhenTheQuotaHasLess() {
        assertThat(run("imagine", "cats", "--count", "7", "--dry-run")).isZero();

        assertThat(text(out)).contains("That is more than the quota has left.");
    }

    @Test
    void pricesAnEditOfAFile() throws IOException {
        Path cat = home.resolve("cat.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", cat.toFile());

        assertThat(run("edit", cat.toString(), "a blue cat", "--dry-run")).isZero();

        assertThat(text(out)).startsWith("1 picture, at most $");
        assertThat(keptFiles()).isEmpty();
    }

    @Test
    void pricesEveryChoiceAndEveryStyleOfAnEdit() throws IOException {
        Path cat = home.resolve("cat.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", cat.toFile());

        assertThat(run("edit", cat.toString(), "a {red|blue} cat", "--styles", "anime; clay", "--dry-run"))
                .isZero();

        assertThat(text(out)).startsWith("4 pictures, at most $");
    }

    private List<Path> keptFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("data").resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void refusesWhatWouldBeRefused() {
        assertThat(run("imagine", "a cat", "--size", "7x7", "--dry-run")).isEqualTo(2);

        assertThat(text(err)).startsWith("error: ");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void doesNotStartWithBrokenStyles() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("config")).resolve("styles.yaml"), """
                any-other: "{prompt}: {style}"
                styles: { wool: wool }
                set: { craft: [wool] }
                """);

        assertThat(run("imagine", "a cat", "--dry-run")).isEqualTo(78);

        assertThat(text(err)).contains("styles.yaml: styles.wool", "styles.yaml: set\"");
    }

    @Test
    void refusesWhatTheHouseRulesForbid() throws IOException {
        Files.writeString(home.resolve(".env"), """
                EASEL_DATA_DIR=%s
                OPENAI_API_KEY=
                EASEL_HOUSE_RULES=[{ words: [goblin] }]
                EASEL_MODERATION_CHECK=true
                """.formatted(home.resolve("data")));

        assertThat(run("imagine", "a", "g0blin", "--out", home.toString())).isEqualTo(2);
        assertThat(text(err)).contains("The rules of this place don’t allow a word of this.");
        assertThat(run("imagine", "a", "sandbox:flagged", "fox", "--dry-run")).isEqualTo(2);
        assertThat(text(err)).contains("The moderation objects to this.");
        assertThat(run("imagine", "a", "fox", "--out", home.toString())).isZero();
    }

    private int run(String... arguments) {
        PrintStream files = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream words = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new CliPlatform(new Program(home, files, words), files, words).run(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
