package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.FittedMask;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Mask;
import dev.easel.core.image.Region;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MaskingTest {
    private final Studio studio = new Studio();

    private ImageRef image() throws IOException {
        return studio.admit(Specimens.photo(120, 80, BufferedImage.TYPE_INT_RGB));
    }

    private Coverage coverage(Mask mask) throws IOException {
        return Coverage.ofMask(studio.bitmap(mask.image()));
    }

    /** A picture with a box in its left upper quarter. */
    private static BufferedImage box(int width, int height, int type, Color paper, Color ink) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = x < width / 2 && y < height / 2;
                image.setRGB(x, y, (inside ? ink : paper).getRGB());
            }
        }
        return image;
    }

    @Test
    void transparentIsRepainted() throws IOException {
        BufferedImage drawn = box(120, 80, BufferedImage.TYPE_INT_ARGB, Color.WHITE, new Color(255, 255, 255, 0));

        FittedMask mask = studio.imaging.mask(image(), studio.admit(drawn));

        Coverage coverage = coverage(mask.mask());
        assertThat(mask.scaledFrom()).isNull();
        assertThat(coverage.at(0)).isEqualTo(255);
        assertThat(coverage.at(119)).isZero();
        assertThat(coverage.at(79 * 120)).isZero();
    }

    @Test
    void withoutTransparencyWhiteIsRepainted() throws IOException {
        BufferedImage drawn = box(120, 80, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE);
        ImageRef jpeg = studio.admit(Specimens.file(drawn, "jpeg"));

        Coverage coverage = coverage(studio.imaging.mask(image(), jpeg).mask());

        assertThat(coverage.at(5 * 120 + 5)).isEqualTo(255);
        assertThat(coverage.at(70 * 120 + 100)).isZero();
    }

    @Test
    void scalesAMaskOfTheSameShapeAndSaysSo() throws IOException {
        BufferedImage drawn = box(60, 40, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE);

        FittedMask mask = studio.imaging.mask(image(), studio.admit(drawn));

        assertThat(mask.scaledFrom()).isEqualTo(new Pixels(60, 40));
        assertThat(mask.mask().image().size()).isEqualTo(new Pixels(120, 80));
    }

    @Test
    void refusesAMaskOfAnotherShape() throws IOException {
        ImageRef image = image();
        ImageRef drawn = studio.admit(box(80, 80, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE));

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> studio.imaging.mask(image, drawn))
                .extracting(FailureException::failure)
                .isEqualTo(UserError.of("mask-other-shape", "80x80", "120x80"));
    }

    @Test
    void refusesAMaskThatMarksNothing() throws IOException {
        ImageRef image = image();
        ImageRef drawn = studio.admit(box(120, 80, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.BLACK));

        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> studio.imaging.mask(image, drawn));
    }

    @Test
    void findsWhatSomebodyDrewOver() throws IOException {
        BufferedImage photo = Specimens.photo(120, 80, BufferedImage.TYPE_INT_RGB);
        ImageRef image = studio.admit(photo);
        Graphics2D pen = photo.createGraphics();
        pen.setColor(Color.MAGENTA);
        pen.fillOval(20, 20, 30, 30);
        pen.dispose();

        Coverage coverage = coverage(studio.imaging
                .maskOfMarks(image, studio.admit(Specimens.file(photo, "jpeg")))
                .mask());

        assertThat(coverage.at(35 * 120 + 35)).isEqualTo(255);
        assertThat(coverage.at(70 * 120 + 100)).isZero();
    }

    @Test
    void refusesMarksThatAreNone() throws IOException {
        ImageRef image = image();

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> studio.imaging.maskOfMarks(image, image))
                .extracting(FailureException::failure)
                .isEqualTo(UserError.of("marks-none"));
    }

    @Test
    void aFeatherFadesInwardsOnly() throws IOException {
        Coverage hard = coverage(studio.imaging.mask(image(), Region.parse("left half")));
        Coverage soft = coverage(studio.imaging.mask(image(), Region.parse("left half feather 10")));

        for (int x = 0; x < 120; x++) {
            int index = 40 * 120 + x;
            assertThat(hard.at(index)).isEqualTo(x < 60 ? 255 : 0);
            assertThat(soft.at(index)).isLessThanOrEqualTo(hard.at(index));
        }
        assertThat(soft.at(40 * 120)).isEqualTo(255);
        assertThat(soft.at(40 * 120 + 59)).isBetween(1, 40);
        assertThat(soft.at(40 * 120 + 54)).isBetween(100, 160);
    }

    @Test
    void refusesARegionBesideTheImage() throws IOException {
        ImageRef image = image();

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> studio.imaging.mask(image, Region.parse("rect 200,200,10,10")))
                .extracting(FailureException::failure)
                .isEqualTo(UserError.of("region-outside", "rect 200,200,10,10", "120x80"));
    }

    @Test
    void previewShowsWhatWillChange() throws IOException {
        ImageRef image = image();
        Mask mask = studio.imaging.mask(image, Region.parse("left half"));

        Bitmap preview = studio.bitmap(studio.imaging.preview(image, mask));

        assertThat(preview.size()).isEqualTo(new Pixels(120, 80));
        assertThat(preview.at(100, 10)).isEqualTo(studio.bitmap(image).at(100, 10));
        assertThat(preview.at(10, 10)).isNotEqualTo(studio.bitmap(image).at(10, 10));
    }
}
