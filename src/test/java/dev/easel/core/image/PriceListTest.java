package dev.easel.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.PriceList.Cell;
import dev.easel.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
    private static final int MICROS_PER_TOKEN = 30;
    private static final List<Cell> CELLS = List.of(
            cell("512x512", "low", 1_000),
            cell("1024x1024", "low", 4_000),
            cell("1024x1024", "high", 40_000),
            cell("1536x1024", "low", 3_000),
            cell("1536x1024", "high", 60_000));

    /** 5, 8 and 30 dollars for a million tokens. */
    private static final PriceList PRICES = new PriceList(5_000, 8_000, 30_000, 6_531, CELLS);

    @ParameterizedTest
    @CsvSource({
        "1024x1024, low, 4_000",
        "1536x1024, low, 3_000",
        "600x600, low, 4_000",
        "1200x1024, low, 4_688",
        "1200x1024, high, 60_000",
        "3072x2048, high, 240_000",
        "auto, low, 4_000",
        "auto, high, 60_000",
        "1024x1024, auto, 40_000",
        "1024x1024, , 40_000",
        "auto, , 60_000"
    })
    void takesTheNearestLargerPrice(String size, String quality, String micros) {
        RenderOptions options =
                RenderOptions.of(ImageSize.find(size).orElseThrow()).withQuality(quality);

        assertThat(PRICES.imageMicros(options)).isEqualTo(Long.parseLong(micros.replace("_", "")));
    }

    @Test
    void countsWordsAndPicturesThatGoIn() {
        ImageRequest edit = new ImageRequest.Edit(
                Samples.MODEL,
                new Prompt("é"),
                List.of(Samples.image(1), Samples.image(2)),
                null,
                2,
                RenderOptions.of(new Pixels(1024, 1024)).withQuality("low"));

        long micros = PRICES.worstCaseMicros(edit, 1);

        assertThat(micros).isEqualTo(2 * 4_000 + (16 + 2) * 5 + 2 * 6_531 * 8);
    }

    @Test
    void settlesByTheProvidersCount() {
        assertThat(PRICES.settledMicros(new Usage(12, 100, 196))).isEqualTo(12 * 5 + 100 * 8 + 196 * 30);
        assertThat(new PriceList(0, 0, 0, 0, CELLS).settledMicros(new Usage(12, 0, 196)))
                .isNull();
    }

    @Property
    void reservesAtLeastWhatCanBeSettled(
            @ForAll @NotBlank String words,
            @ForAll @IntRange(min = 1, max = 10) int count,
            @ForAll("cells") Cell cell,
            @ForAll @IntRange(min = 0, max = 100) int share) {
        RenderOptions options = RenderOptions.of(cell.size()).withQuality(cell.quality());
        Generation request = new Generation(Samples.MODEL, new Prompt(words), count, options);
        long textTokens = words.getBytes(StandardCharsets.UTF_8).length * (long) share / 100;
        long imageTokens = count * (cell.micros() / MICROS_PER_TOKEN) * share / 100;

        Long settled = PRICES.settledMicros(new Usage(textTokens, 0, imageTokens));

        assertThat(settled).isLessThanOrEqualTo(PRICES.worstCaseMicros(request, 1));
    }

    @Property
    void neverGivesALargerPictureForLess(@ForAll("cells") Cell cell, @ForAll @IntRange(min = 0, max = 9_000) int more) {
        Pixels larger = new Pixels(cell.size().width() + more, cell.size().height() + 1);

        long micros = PRICES.imageMicros(RenderOptions.of(larger).withQuality(cell.quality()));

        assertThat(micros).isGreaterThanOrEqualTo(cell.micros());
    }

    @Provide
    Arbitrary<Cell> cells() {
        return Arbitraries.of(CELLS);
    }

    private static Cell cell(String size, String quality, long micros) {
        return new Cell(Pixels.require(size), quality, micros);
    }
}
