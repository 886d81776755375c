package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Usage;
import dev.easel.testing.Shipped;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reserved covers what is published: OpenAI's price page and guides of 2026. */
class PricesTest {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();

    /** Dollars of one picture: 1024x1024, 1024x1536, 1536x1024 (dall-e-3: 1792). */
    @ParameterizedTest
    @CsvSource({
        "gpt-image-2, low, .006, .005, .005",
        "gpt-image-2, medium, .053, .041, .041",
        "gpt-image-2, high, .211, .165, .165",
        "gpt-image-1.5, low, .009, .013, .013",
        "gpt-image-1.5, medium, .034, .05, .05",
        "gpt-image-1.5, high, .133, .2, .2",
        "chatgpt-image-latest, high, .133, .2, .2",
        "gpt-image-1, low, .011, .016, .016",
        "gpt-image-1, medium, .042, .063, .063",
        "gpt-image-1, high, .167, .25, .25",
        "gpt-image-1-mini, low, .005, .006, .006",
        "gpt-image-1-mini, medium, .011, .015, .015",
        "gpt-image-1-mini, high, .036, .052, .052"
    })
    void reservesThePublishedPrice(String model, String quality, String square, String portrait, String landscape) {
        requireCovers(model, "1024x1024", quality, dollars(square));
        requireCovers(model, "1024x1536", quality, dollars(portrait));
        requireCovers(model, "1536x1024", quality, dollars(landscape));
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-3, 1024x1024, standard, .040",
        "dall-e-3, 1024x1024, hd, .080",
        "dall-e-3, 1792x1024, standard, .080",
        "dall-e-3, 1024x1792, hd, .120",
        "dall-e-2, 1024x1024, standard, .020",
        "dall-e-2, 512x512, standard, .018",
        "dall-e-2, 256x256, standard, .016"
    })
    void takesThePriceOfPicturesThatAreNotCountedInTokens(String model, String size, String quality, String price) {
        assertThat(perImage(model, size, quality)).isEqualTo(dollars(price));
    }

    /** Published tokens of one picture, and micro-dollars of one token. */
    @ParameterizedTest
    @CsvSource({
        "gpt-image-1, 1024x1024, 272, 1056, 4160, 40",
        "gpt-image-1, 1024x1536, 408, 1584, 6240, 40",
        "gpt-image-1, 1536x1024, 400, 1568, 6208, 40",
        "gpt-image-1.5, 1024x1024, 272, 1056, 4160, 32",
        "gpt-image-1.5, 1024x1536, 408, 1584, 6240, 32",
        "gpt-image-1.5, 1536x1024, 400, 1568, 6208, 32",
        "gpt-image-2, 1024x1024, 196, 1756, 7024, 30",
        "gpt-image-2.5-flare, 1024x1024, 196, 439, 1756, 30"
    })
    void reservesThePublishedTokens(String model, String size, long low, long medium, long high, long microsPerToken) {
        requireCovers(model, size, "low", low * microsPerToken);
        requireCovers(model, size, "medium", medium * microsPerToken);
        requireCovers(model, size, "high", high * microsPerToken);
    }

    @ParameterizedTest
    @CsvSource({"xhigh, 3122", "max, 7024"})
    void knowsTheDearQualitiesOfNewerModels(String quality, long tokens) {
        assertThat(perImage("gpt-image-2.5-sunburst", "1024x1024", quality)).isEqualTo(tokens * 30);
    }

    @ParameterizedTest
    @CsvSource({"1536x1024, low, 664", "1536x1024, high, 1353", "3840x2160, high, 3337", "1024x1024, auto, 5800"})
    void reservesWhatTheNewestModelsWereSeenToTake(String size, String quality, long tokens) {
        requireCovers("gpt-image-2.6-flare", size, quality, tokens * 30);
    }

    /** A million tokens of words, of input pictures, of drawn pictures. */
    @ParameterizedTest
    @CsvSource({
        "gpt-image-2, 5, 8, 30",
        "gpt-image-2.5-flare, 5, 8, 30",
        "gpt-image-2.6-sunburst, 5, 8, 30",
        "gpt-image-1.5, 5, 8, 32",
        "gpt-image-1, 5, 10, 40",
        "gpt-image-1-mini, 2, 2.5, 8"
    })
    void settlesAtThePublishedPriceOfTokens(String model, String text, String imageIn, String imageOut) {
        assertThat(settled(model, new Usage(1_000_000, 0, 0))).isEqualTo(dollars(text));
        assertThat(settled(model, new Usage(0, 1_000_000, 0))).isEqualTo(dollars(imageIn));
        assertThat(settled(model, new Usage(0, 0, 1_000_000))).isEqualTo(dollars(imageOut));
    }

    @Test
    void reservesForAnUnknownModelAsForTheDearest() {
        long unknown = perImage("my-model", "1024x1024", "high");

        assertThat(CATALOGUE.listAll())
                .allSatisfy(spec -> assertThat(unknown)
                        .isGreaterThanOrEqualTo(perImage(spec.id().value(), "1024x1024", "high")));
    }

    private static void requireCovers(String model, String size, String quality, long micros) {
        long reserved = perImage(model, size, quality);

        assertThat(reserved).as("%s %s %s", model, size, quality).isGreaterThanOrEqualTo(micros);
        assertThat(worstCase(model, size, quality)).isGreaterThanOrEqualTo(10 * reserved);
    }

    private static long perImage(String model, String size, String quality) {
        return CATALOGUE
                .specOf(new ModelId(model))
                .prices()
                .imageMicros(RenderOptions.of(Pixels.require(size)).withQuality(quality));
    }

    private static long worstCase(String model, String size, String quality) {
        RenderOptions options = RenderOptions.of(Pixels.require(size)).withQuality(quality);
        return CATALOGUE
                .specOf(new ModelId(model))
                .prices()
                .worstCaseMicros(new Generation(new ModelId(model), new Prompt("a fox"), 10, options), 1);
    }

    private static Long settled(String model, Usage usage) {
        return CATALOGUE.specOf(new ModelId(model)).prices().settledMicros(usage);
    }

    private static long dollars(String amount) {
        return new BigDecimal(amount).movePointRight(6).longValueExact();
    }
}
