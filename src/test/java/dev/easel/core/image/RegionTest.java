package dev.easel.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Length.Unit;
import dev.easel.core.image.Region.Sense;
import dev.easel.core.image.RegionPart.Cells;
import dev.easel.core.image.RegionPart.Center;
import dev.easel.core.image.RegionPart.Circle;
import dev.easel.core.image.RegionPart.Edge;
import dev.easel.core.image.RegionPart.Ellipse;
import dev.easel.core.image.RegionPart.Rect;
import dev.easel.core.image.RegionPart.Share;
import dev.easel.core.image.RegionPart.Side;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionTest {
    private static final Pixels SIZE = new Pixels(240, 160);

    @Property(tries = 500)
    void printsWhatItReads(@ForAll("regions") Region region) {
        Region again = Region.parse(region.text());

        assertThat(again).isEqualTo(region);
        assertThat(again.text()).isEqualTo(region.text());
    }

    @Property(tries = 100)
    void invertingLeavesExactlyTheRest(@ForAll("regions") Region region) {
        Region other = new Region(
                region.parts(), region.sense() == Sense.INSIDE ? Sense.OUTSIDE : Sense.INSIDE, region.featherPixels());

        assertThat(area(region, SIZE) + area(other, SIZE)).isEqualTo(SIZE.area());
    }

    @ParameterizedTest
    @CsvSource({
        "left, 50",
        "right half, 50",
        "TOP Third, 33",
        "bottom quarter, 25",
        "center, 25",
        "left half + right half, 100",
        "'rect 10%,10%,50%,40%', 20",
        "'rect 0, 0, 120, 80', 25",
        "'circle 50%,50%,50%', 52",
        "'ellipse 50%,50%,50%,50%', 78",
        "cells A1-D8, 50",
        "cells H8, 1",
        "cells D8-A1, 50",
        "center invert, 75",
        "center invert feather 8, 75",
        "center feather 8 invert, 75",
        "left+right, 100"
    })
    void coversAsMuchAsItSays(String text, int perCent) {
        assertThat(100.0 * area(Region.parse(text), SIZE) / SIZE.area()).isBetween(perCent - 1.0, perCent + 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "middle",
                "left half + moon",
                "circle 1,2",
                "rect 1,2,3,4,5",
                "cells J1",
                "cells A9",
                "rect a,b,c,d",
                "left halff",
                "circle -1,2,3",
                "feather 8",
                "invert",
                "left invert invert",
                "left feather 1 feather 2",
                "left feather 9999",
                "circle 1,2,3%%",
                "top third circle 1,2,3",
                "left + + right",
                "",
                "+",
                "rect",
                "left feather",
                "circle 999999,1,1"
            })
    void refusesWhatIsNotARegion(String text) {
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> Region.parse(text));
    }

    @Test
    void pointsAtThePartThatCannotBeRead() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> Region.parse("top third + circle 50%,20% + center"))
                .extracting(FailureException::failure)
                .isEqualTo(UserError.of("region-unreadable", "circle 50%,20%"));
    }

    @Property(tries = 300)
    void anyTextIsARegionOrRefused(@ForAll String text) {
        try {
            assertThat(Region.parse(text).text()).isNotEmpty();
        } catch (FailureException e) {
            assertThat(e.failure()).isInstanceOf(UserError.class);
        }
    }

    private static long area(Region region, Pixels size) {
        RegionPart.Area area = region.in(size);
        long count = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                count += area.contains(x + 0.5, y + 0.5) ? 1 : 0;
            }
        }
        return count;
    }

    @Provide
    Arbitrary<Region> regions() {
        return Combinators.combine(
                        parts().list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.of(Sense.class),
                        Arbitraries.integers().between(0, Region.MAX_FEATHER_PIXELS))
                .as(Region::new);
    }

    private static Arbitrary<RegionPart> parts() {
        Arbitrary<Length> length = Combinators.combine(
                        Arbitraries.integers().between(0, 9_999_999), Arbitraries.of(Unit.class))
                .as(Length::new);
        Arbitrary<Integer> cell = Arbitraries.integers().between(0, 7);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Edge.class), Arbitraries.of(Share.class))
                        .as(Side::new),
                Arbitraries.just(new Center()),
                Combinators.combine(length, length, length, length).as(Rect::new),
                Combinators.combine(length, length, length).as(Circle::new),
                Combinators.combine(length, length, length, length).as(Ellipse::new),
                Combinators.combine(cell, cell, cell, cell)
                        .as((a, b, c, d) -> new Cells(Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d))));
    }
}
