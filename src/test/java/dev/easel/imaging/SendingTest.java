package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SendingTest {
    private final Studio studio = new Studio();

    @Test
    void whatFitsIsNotTouched() throws IOException {
        ImageRef image = studio.admit(Specimens.photo(64, 64, BufferedImage.TYPE_INT_RGB));

        assertThat(studio.imaging.within(image, image.bytes())).isEqualTo(image);
    }

    @Test
    void packsBetterBeforeItLosesAnything() throws IOException {
        ImageRef image = studio.admit(Specimens.photo(256, 256, BufferedImage.TYPE_INT_RGB));

        ImageRef smaller = studio.imaging.within(image, image.bytes() - 1);

        assertThat(smaller.format()).isEqualTo(ImageFormat.PNG);
        assertThat(smaller.bytes()).isLessThan(image.bytes());
        assertThat(studio.bitmap(smaller).argb()).isEqualTo(studio.bitmap(image).argb());
    }

    @Test
    void losesQualityBeforeSize() throws IOException {
        ImageRef opaque = studio.admit(Specimens.noise(300, 200, BufferedImage.TYPE_INT_RGB, 1));
        ImageRef seeThrough = studio.admit(Specimens.noise(300, 200, BufferedImage.TYPE_INT_ARGB, 1));

        ImageRef jpeg = studio.imaging.within(opaque, 80_000);
        ImageRef webp = studio.imaging.within(seeThrough, 150_000);

        assertThat(jpeg.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(jpeg.size()).isEqualTo(opaque.size());
        assertThat(webp.format()).isEqualTo(ImageFormat.WEBP);
        assertThat(webp.size()).isEqualTo(seeThrough.size());
    }

    @Test
    void reachesEverySaneLimit() throws IOException {
        ImageRef image = studio.admit(Specimens.noise(500, 400, BufferedImage.TYPE_INT_RGB, 1));

        for (long limit = 1_500; limit < image.bytes(); limit *= 3) {
            ImageRef smaller = studio.imaging.within(image, limit);
            assertThat(smaller.bytes()).isLessThanOrEqualTo(limit);
            assertThat(studio.bytes(smaller)).hasSize((int) smaller.bytes());
        }
    }

    @Test
    void aContactSheetShowsAllWithTheirLabels() throws IOException {
        List<ImageRef> images = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            images.add(studio.admit(Specimens.photo(300 + 90 * index, 500 - 60 * index, BufferedImage.TYPE_INT_RGB)));
        }

        ImageRef sheet = studio.imaging.contactSheet(
                images,
                List.of("V1 watercolor", "V2", "V3 日本 ümlaut", "V4 " + "a very long label that ".repeat(5), "V5"));

        Bitmap seen = studio.bitmap(sheet);
        assertThat(sheet.size().width()).isBetween(1_000, 2_000);
        assertThat(seen.opaque()).isTrue();
        Files.createDirectories(Path.of("target/specimens"));
        Files.write(Path.of("target/specimens/contact-sheet.png"), studio.bytes(sheet));
    }
}
