package dev.easel.sandbox.paint;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PainterTest {
    private final Painter painter = Painter.create();

    private static Recipe recipe(String prompt, ImageFormat format, int compression, boolean transparent) {
        return new Recipe(prompt, "gpt-image-2.5-flare", 512, 512, "low", "", transparent, format, compression, 0);
    }

    private BufferedImage drawn(Recipe recipe) throws IOException, InterruptedException {
        ImageReader reader = recipe.format() == ImageFormat.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(recipe.format().name().toLowerCase(Locale.ROOT))
                        .next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(painter.paint(recipe)))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    @ParameterizedTest
    @CsvSource({"256,256", "1024,1536", "1536,1024", "1792,1024", "1920,640", "816,816"})
    void drawsExactlyTheSizeAskedFor(int width, int height) throws Exception {
        for (ImageFormat format : ImageFormat.values()) {
            BufferedImage image =
                    drawn(new Recipe("a fox", "gpt-image-2", width, height, "low", "", false, format, 90, 0));

            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(image.getHeight()).isEqualTo(height);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageFormat.class,
            names = {"JPEG", "WEBP"})
    void encodesSmallerWithLessQuality(ImageFormat format) throws Exception {
        byte[] fine = painter.paint(recipe("a fox", format, 100, false));
        byte[] coarse = painter.paint(recipe("a fox", format, 20, false));

        assertThat(coarse).hasSizeLessThan(fine.length / 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageFormat.class,
            names = {"PNG", "WEBP"})
    void leavesATransparentBackgroundTransparent(ImageFormat format) throws Exception {
        BufferedImage image = drawn(recipe("a cat", format, 100, true));

        assertThat(image.getRGB(3, 3) >>> 24).isZero();
        assertThat(image.getRGB(256, 256) >>> 24).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watercolor of a boat",
                "oil painting of a hill",
                "sketch of an owl",
                "anime robot",
                "pixel art castle"
            })
    void drawsDifferentlyInAnotherManner(String prompt) throws Exception {
        String plain = prompt.replaceAll("watercolor|oil painting|sketch|anime|pixel art", "");

        assertThat(painter.paint(recipe(prompt, ImageFormat.PNG, 100, false)))
                .isNotEqualTo(painter.paint(recipe(plain, ImageFormat.PNG, 100, false)));
    }

    @Test
    void givesTheSubjectTheColourItIsCalled() throws Exception {
        int white = drawn(recipe("a white cat", ImageFormat.PNG, 100, true)).getRGB(256, 330);
        int black = drawn(recipe("a black cat", ImageFormat.PNG, 100, true)).getRGB(256, 330);

        assertThat(white & 255).isGreaterThan((black & 255) + 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    ", "🎨🖌️", "\u0000\uffff", "ein Bild von überall", "a\nb\tc"})
    void drawsWhateverIsAskedFor(String prompt) throws Exception {
        assertThat(drawn(recipe(prompt, ImageFormat.PNG, 100, false)).getWidth())
                .isEqualTo(512);
    }
}
