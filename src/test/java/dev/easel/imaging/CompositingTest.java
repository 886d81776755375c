package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Composite;
import dev.easel.core.image.Fitted;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.InputForm.Squaring;
import dev.easel.core.image.Mask;
import dev.easel.core.image.Region;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class CompositingTest {
    private static final String[] REGIONS = {
        "left third",
        "center",
        "circle 50%,50%,20% feather 6",
        "center invert",
        "cells B2-C3 feather 3",
        "ellipse 30%,40%,20%,10% invert feather 9"
    };

    private final Studio studio = new Studio();

    @Property(tries = 60)
    void everyKeptPixelIsTheOriginals(
            @ForAll @IntRange(min = 20, max = 140) int width,
            @ForAll @IntRange(min = 20, max = 140) int height,
            @ForAll @IntRange(min = 16, max = 200) int drawnWidth,
            @ForAll @IntRange(min = 16, max = 200) int drawnHeight,
            @ForAll @IntRange(max = 5) int region,
            @ForAll @IntRange(max = 3) int form)
            throws IOException {
        boolean alpha = (width + height) % 2 == 0;
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage photo = Specimens.noise(width, height, type, width);
        ImageRef original = studio.admit(photo);
        Mask mask = studio.imaging.mask(original, Region.parse(region(region, form)));
        Fitted fitted = studio.imaging.fit(original, mask, form(form, drawnWidth, drawnHeight));
        ImageRef drawn = studio.admit(Specimens.noise(drawnWidth, drawnHeight, BufferedImage.TYPE_INT_RGB, 99));

        Composite composite = studio.imaging.composite(original, mask, fitted.window(), drawn);

        assertThat(composite.image().format()).isEqualTo(ImageFormat.PNG);
        assertThat(composite.image().size()).isEqualTo(new Pixels(width, height));
        requireKept(Studio.argb(photo), studio.bitmap(mask.image()), studio.bitmap(composite.image()));
        assertThat(composite.changeOutside()).isBetween(0.0, 1.0);
        assertThat(fitted.image().size()).isEqualTo(fitted.mask().image().size());
    }

    /** A crop keeps the middle; what it loses wholly is refused. */
    private static String region(int choice, int form) {
        return REGIONS[form == 1 ? 1 + choice % 3 : choice];
    }

    @Example
    void refusesAMaskThatIsCroppedAway() throws IOException {
        ImageRef original = studio.admit(Specimens.photo(300, 100, BufferedImage.TYPE_INT_RGB));
        Mask mask = studio.imaging.mask(original, Region.parse("left quarter"));

        assertThatThrownBy(() -> studio.imaging.fit(original, mask, InputForm.square(Squaring.CROP)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isEqualTo(UserError.of("mask-cropped-away")));
        assertThat(studio.imaging
                        .fit(original, mask, InputForm.square(Squaring.PAD))
                        .mask())
                .isNotNull();
    }

    private static InputForm form(int choice, int width, int height) {
        return switch (choice) {
            case 0 -> InputForm.square(Squaring.PAD);
            case 1 -> InputForm.square(Squaring.CROP);
            case 2 -> InputForm.free();
            default -> new InputForm.Free(512, 1_000_000, new Pixels(width, height));
        };
    }

    private static void requireKept(int[] before, Bitmap mask, Bitmap after) {
        int kept = 0;
        for (int index = 0; index < before.length; index++) {
            if (mask.argb()[index] >>> 24 == 0xFF) {
                kept++;
                if (before[index] != after.argb()[index]) {
                    throw new AssertionError("pixel " + index + " was not kept");
                }
            }
        }
        assertThat(kept).isPositive();
    }

    @Example
    void paintsInsideExactlyWhatWasDrawn() throws IOException {
        ImageRef original = studio.admit(Specimens.noise(64, 64, BufferedImage.TYPE_INT_RGB, 1));
        ImageRef drawn = studio.admit(Specimens.noise(64, 64, BufferedImage.TYPE_INT_RGB, 2));
        Mask mask = studio.imaging.mask(original, Region.parse("left half"));

        Composite composite = studio.imaging.composite(
                original,
                mask,
                studio.imaging.fit(original, mask, InputForm.free()).window(),
                drawn);

        Bitmap after = studio.bitmap(composite.image());
        assertThat(after.at(10, 10)).isEqualTo(studio.bitmap(drawn).at(10, 10));
        assertThat(after.at(50, 10)).isEqualTo(studio.bitmap(original).at(50, 10));
        assertThat(composite.changeOutside()).isGreaterThan(0.8);
    }

    @Example
    void measuresNothingWhereTheModelKeptTheRest() throws IOException {
        ImageRef original = studio.admit(Specimens.photo(200, 100, BufferedImage.TYPE_INT_RGB));
        Mask mask = studio.imaging.mask(original, Region.parse("center"));
        Fitted fitted = studio.imaging.fit(original, mask, InputForm.free());

        Composite composite = studio.imaging.composite(original, mask, fitted.window(), fitted.image());

        assertThat(composite.changeOutside()).isZero();
    }

    @Example
    void padsToTheShapeThatWillBeDrawn() throws IOException {
        ImageRef original = studio.admit(Specimens.photo(200, 100, BufferedImage.TYPE_INT_RGB));

        Fitted fitted = studio.imaging.fit(
                original,
                null,
                new InputForm.Free(2048, 1_500_000, ImageSize.find("1024x1024").orElseThrow()));

        assertThat(fitted.window().size()).isEqualTo(new Pixels(200, 200));
        assertThat(fitted.window().y()).isEqualTo(-50);
    }

    @Example
    void aSquareIsAPngBelowItsLimit() throws IOException {
        ImageRef original = studio.admit(Specimens.noise(1_500, 1_100, BufferedImage.TYPE_INT_ARGB, 3));

        Fitted padded = studio.imaging.fit(original, null, InputForm.square(Squaring.PAD));
        Fitted cropped = studio.imaging.fit(original, null, InputForm.square(Squaring.CROP));

        for (Fitted fitted : new Fitted[] {padded, cropped}) {
            assertThat(fitted.image().format()).isEqualTo(ImageFormat.PNG);
            assertThat(fitted.image().bytes()).isLessThan(4_000_000);
            assertThat(fitted.image().size().width())
                    .isEqualTo(fitted.image().size().height());
        }
        assertThat(cropped.window().size()).isEqualTo(new Pixels(1_100, 1_100));
    }

    @Example
    void aPhotoTravelsLight() throws IOException {
        ImageRef original =
                studio.admit(Specimens.file(Specimens.noise(2_600, 1_800, BufferedImage.TYPE_INT_RGB, 3), "jpeg"));

        Fitted fitted = studio.imaging.fit(original, null, InputForm.free());

        assertThat(fitted.image().format()).isEqualTo(ImageFormat.JPEG);
        assertThat(fitted.image().bytes()).isLessThanOrEqualTo(1_500_000);
        assertThat(fitted.image().size().longEdge()).isLessThanOrEqualTo(2_048);
    }
}
