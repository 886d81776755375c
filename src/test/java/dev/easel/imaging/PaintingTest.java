package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Painting.Box;
import dev.easel.core.image.Painting.Brush;
import dev.easel.core.image.Painting.Clear;
import dev.easel.core.image.Painting.Effect;
import dev.easel.core.image.Painting.Invert;
import dev.easel.core.image.Painting.Lasso;
import dev.easel.core.image.Painting.Spot;
import dev.easel.core.image.Painting.Step;
import dev.easel.core.image.Painting.Words;
import dev.easel.core.image.Region;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaintingTest {
    private static final Pixels SIZE = new Pixels(100, 60);

    private static Coverage paint(Step... steps) {
        return PaintedMask.of(new Painting(List.of(steps)), SIZE);
    }

    private static int at(Coverage coverage, int x, int y) {
        return coverage.at(y * coverage.size().width() + x);
    }

    private static int painted(Coverage coverage) {
        int count = 0;
        for (int index = 0; index < coverage.pixels(); index++) {
            count += coverage.at(index) == Coverage.FULL ? 1 : 0;
        }
        return count;
    }

    private static Brush brush(Effect effect, double diameter, double softness, double... path) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < path.length; i += 2) {
            spots.add(new Spot(path[i], path[i + 1]));
        }
        return new Brush(effect, diameter, softness, spots);
    }

    @Test
    void aDabIsADisc() {
        Coverage coverage = paint(brush(Effect.ADD, 20, 0, 50, 30));

        assertThat(painted(coverage)).isBetween(270, 315);
        assertThat(at(coverage, 50, 30)).isEqualTo(255);
        assertThat(at(coverage, 50, 21)).isEqualTo(255);
        assertThat(at(coverage, 50, 18)).isZero();
        assertThat(at(coverage, 42, 23)).isBetween(1, 254);
    }

    @Test
    void aLineIsEverythingNearIt() {
        Coverage coverage = paint(brush(Effect.ADD, 10, 0, 10, 10, 90, 50, 90, 10));

        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 100; x++) {
                double diagonal = Math.abs((x + 0.5 - 10) * 40 - (y + 0.5 - 10) * 80) / Math.hypot(80, 40);
                if (x > 15 && x < 80) {
                    double share = Math.clamp(5.5 - diagonal, 0, 1);
                    assertThat(at(coverage, x, y)).isEqualTo((int) Math.round(share * 255));
                }
            }
        }
        assertThat(at(coverage, 90, 30)).isEqualTo(255);
        assertThat(at(coverage, 96, 30)).isZero();
    }

    @Test
    void aSoftBrushFadesFromTheMiddleOn() {
        Coverage coverage = paint(brush(Effect.ADD, 40, 1, 50.5, 30.5));

        assertThat(at(coverage, 50, 30)).isBetween(245, 255);
        assertThat(at(coverage, 60, 30)).isBetween(115, 140);
        assertThat(at(coverage, 71, 30)).isZero();
    }

    @Test
    void goingOverTheSamePlaceTwiceChangesNothing() {
        Coverage once = paint(brush(Effect.ADD, 30, 0.7, 20, 20, 60, 40));
        Coverage twice = paint(brush(Effect.ADD, 30, 0.7, 20, 20, 60, 40, 20, 20), brush(Effect.ADD, 30, 0.7, 60, 40));

        for (int index = 0; index < once.pixels(); index++) {
            assertThat(twice.at(index)).isEqualTo(once.at(index));
        }
    }

    @Test
    void anEraserTakesAwayWhatItPaints() {
        Coverage coverage =
                paint(new Box(Effect.ADD, new Spot(0, 0), new Spot(100, 60)), brush(Effect.ERASE, 20, 0, 50, 30));

        assertThat(at(coverage, 50, 30)).isZero();
        assertThat(at(coverage, 5, 5)).isEqualTo(255);
    }

    @Test
    void aBoxHasWholePixelsWhicheverCornerCameFirst() {
        Coverage coverage = paint(new Box(Effect.ADD, new Spot(30.4, 40.2), new Spot(9.7, -12)));

        assertThat(painted(coverage)).isEqualTo((30 - 10) * 40);
        assertThat(at(coverage, 10, 0)).isEqualTo(255);
        assertThat(at(coverage, 29, 39)).isEqualTo(255);
        assertThat(at(coverage, 30, 39)).isZero();
    }

    @Test
    void aLassoHasItsInside() {
        Coverage coverage = paint(new Lasso(Effect.ADD, List.of(new Spot(10, 10), new Spot(50, 10), new Spot(10, 50))));

        assertThat(painted(coverage)).isBetween(780, 820);
        assertThat(at(coverage, 12, 12)).isEqualTo(255);
        assertThat(at(coverage, 48, 48)).isZero();
    }

    @Test
    void wordsMeanWhatTheyMeanElsewhere() {
        Region region = Region.parse("left half + circle 80%,50%,10% feather 4");
        Coverage said = MaskSources.region(region, SIZE);

        Coverage painted = paint(new Words(Effect.ADD, region));

        for (int index = 0; index < said.pixels(); index++) {
            assertThat(painted.at(index)).isEqualTo(said.at(index));
        }
    }

    @Test
    void laterStepsWorkOnWhatEarlierOnesLeft() {
        Coverage coverage = paint(
                brush(Effect.ADD, 10, 0, 10, 10),
                new Clear(),
                new Box(Effect.ADD, new Spot(0, 0), new Spot(50, 60)),
                new Invert(),
                new Words(Effect.ERASE, Region.parse("bottom half")));

        assertThat(painted(coverage)).isEqualTo(50 * 30);
        assertThat(at(coverage, 60, 10)).isEqualTo(255);
    }

    @Test
    void nothingToRepaintIsRefused() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> paint(brush(Effect.ADD, 10, 0, -500, -500)))
                .matches(refused -> refused.failure().equals(UserError.of("painting-empty")));
    }

    @Test
    void moreWorkThanThereIsTimeForIsRefused() {
        double[] path = new double[4_000];
        for (int i = 0; i < path.length; i += 2) {
            path[i] = i % 4 == 0 ? 0 : 8_000;
            path[i + 1] = i;
        }

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> PaintedMask.of(
                        new Painting(List.of(brush(Effect.ADD, 20_000, 1, path))), new Pixels(4_000, 4_000)))
                .matches(refused -> refused.failure().equals(UserError.of("painting-too-detailed")));
    }

    @Test
    void anAfternoonOfBrushingOnTheLargestPictureIsNotTooMuch() {
        List<Step> strokes = new ArrayList<>();
        for (int stroke = 0; stroke < 20; stroke++) {
            double[] path = new double[100];
            for (int i = 0; i < path.length; i += 2) {
                path[i] = i * 60;
                path[i + 1] = stroke * 400;
            }
            strokes.add(brush(Effect.ADD, 500, 0.5, path));
        }

        assertThat(PaintingWork.of(new Painting(strokes), new Pixels(8_000, 8_000)))
                .isBetween(100_000_000L, PaintingWork.MOST);
    }

    @Test
    void theMaskIsOfThePicturesOwnSizeAndAnythingSmallerIsOnlyToLookAt() throws IOException {
        Studio studio = new Studio();
        ImageRef image = studio.admit(Specimens.photo(300, 200, BufferedImage.TYPE_INT_RGB));
        Painting painting = new Painting(List.of(new Box(Effect.ADD, new Spot(0, 0), new Spot(30, 20))));

        ImageRef mask = studio.imaging.mask(image, painting).image();
        ImageRef smallMask = studio.imaging.reduced(mask, 30);
        ImageRef small = studio.imaging.reduced(image, 30);

        assertThat(mask.size()).isEqualTo(image.size());
        assertThat(studio.bitmap(mask).at(29, 19) >>> 24).isZero();
        assertThat(studio.bitmap(mask).at(30, 19) >>> 24).isEqualTo(255);
        assertThat(smallMask.size()).isEqualTo(new Pixels(30, 20));
        assertThat(studio.bitmap(smallMask).at(0, 0) >>> 24).isZero();
        assertThat(small.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(studio.imaging.reduced(image, 300)).isEqualTo(image);
    }
}
