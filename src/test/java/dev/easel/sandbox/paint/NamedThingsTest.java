package dev.easel.sandbox.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a prompt names is in the picture. */
final class NamedThingsTest {
    private static final int EDGE = 512;
    private static final Color FLOOR = new Color(0x3b6fb0);
    private static final Rectangle HOLE = new Rectangle(256, 100, 200, 350);

    private static final SubjectBook BOOK = SubjectBook.load();

    private final Painter painter = Painter.create();

    @TempDir
    Path folder;

    private static Recipe recipe(String prompt, boolean transparent) {
        return new Recipe(prompt, "gpt-image-2", EDGE, EDGE, "low", "", transparent, ImageFormat.PNG, 100, 0);
    }

    private BufferedImage drawn(Work work) throws IOException, InterruptedException {
        return ImageIO.read(new ByteArrayInputStream(painter.paint(work)));
    }

    private static List<String> names(String prompt) {
        return Cast.of(Words.of(prompt), BOOK).roles().stream()
                .map(role -> role.count() + " " + role.subject().name())
                .toList();
    }

    private static int count(BufferedImage image, Color colour, int off) {
        int count = 0;
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            boolean near = rgb >>> 24 == 255
                    && Math.abs((rgb >> 16 & 255) - colour.getRed()) < off
                    && Math.abs((rgb >> 8 & 255) - colour.getGreen()) < off
                    && Math.abs((rgb & 255) - colour.getBlue()) < off;
            count += near ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an octopus | 1 1f419",
                "three hedgehogs | 3 1f994",
                "a hot dog and a dog | 1 1f32d, 1 dog",
                "hot dogs | 2 1f32d",
                "sushi and ramen | 1 1f363, 1 1f35c",
                "two mice, cheese | 2 1f401, 1 1f9c0",
                "cherries | 1 1f352",
                "a firefighter | 1 1f9d1-200d-1f692",
                "a slice of pizza | 1 1f355",
                "an owl reading a book | 1 owl, 1 book",
                "a cat, dog and fox | 1 cat, 1 dog, 1 fox",
                "a polar bear | 1 bear",
                "an orange | 1 1f34a"
            })
    void knowsWhatIsMeant(String prompt, String cast) {
        assertThat(String.join(", ", names(prompt))).isEqualTo(cast);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watch the sunset",
                "an orange sky",
                "everything in orange",
                "play it back",
                "fly over the pool",
                "add a drop of colour",
                "quarterly revenue",
                "peace and freedom",
                "a mountain at dawn"
            })
    void drawsNoEmojiForWordsThatMeanSomethingElse(String prompt) throws Exception {
        assertThat(names(prompt)).noneMatch(name -> name.matches("\\d 1?[0-9a-f]{4}.*"));
        assertThat(drawn(recipe(prompt, false)).getWidth()).isEqualTo(EDGE);
    }

    @Test
    void showsTheThingItself() throws Exception {
        BufferedImage bicycle = drawn(recipe("a bicycle", true));
        BufferedImage grapes = drawn(recipe("grapes", true));

        assertThat(count(bicycle, new Color(0xdd2e44), 40)).isGreaterThan(EDGE * EDGE / 100);
        assertThat(count(grapes, new Color(0xdd2e44), 40)).isZero();
        assertThat(bicycle.getRGB(3, 3) >>> 24).isZero();
    }

    @Test
    void givesAnEmojiTheColourItIsCalled() throws Exception {
        Color green = new Color(0x4fa552);

        int usual = count(drawn(recipe("an octopus", true)), green, 45);
        int called = count(drawn(recipe("a green octopus", true)), green, 45);

        assertThat(usual).isZero();
        assertThat(called).isGreaterThan(EDGE * EDGE / 50);
    }

    @Test
    void drawsTheSameForTheSamePrompt() throws Exception {
        Recipe recipe = recipe("two hedgehogs with a birthday cake", false);

        assertThat(Painter.create().paint(recipe)).isEqualTo(painter.paint(recipe));
    }

    @ParameterizedTest
    @CsvSource({"a flamingo in the pool, f58aa8", "a tomato, dd2e44"})
    void putsWhatIsNamedInsideTheMask(String prompt, String rgb) throws Exception {
        Color colour = Tint.parse("#" + rgb);
        Source floor = source("floor.png", plain());
        Source mask = source("mask.png", holed());

        BufferedImage edited = drawn(new Retouch(recipe(prompt, false), List.of(floor), mask));
        int all = count(edited, colour, 45);
        int inside = count(edited.getSubimage(HOLE.x, HOLE.y, HOLE.width, HOLE.height), colour, 45);

        assertThat(inside).isGreaterThan(HOLE.width * HOLE.height / 50);
        assertThat(inside).isEqualTo(all);
    }

    private static BufferedImage plain() {
        BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(FLOOR);
        graphics.fillRect(0, 0, EDGE, EDGE);
        graphics.dispose();
        return image;
    }

    private static BufferedImage holed() {
        BufferedImage mask = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = mask.createGraphics();
        graphics.fillRect(0, 0, EDGE, EDGE);
        graphics.setComposite(AlphaComposite.Clear);
        graphics.fill(HOLE);
        graphics.dispose();
        return mask;
    }

    private Source source(String name, BufferedImage image) throws IOException {
        File file = folder.resolve(name).toFile();
        ImageIO.write(image, "png", file);
        return Source.open(file.toPath());
    }
}
