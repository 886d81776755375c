package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.SizeRule;
import dev.easel.testing.Shipped;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceSizeTest {
    @ParameterizedTest
    @CsvSource({
        "gpt-image-2.5-flare, 4000x3000, 1184x896",
        "gpt-image-2.5-flare, 1000x1000, 1024x1024",
        "gpt-image-2.5-flare, 9000x100, 1776x592",
        "gpt-image-1, 4000x3000, 1536x1024",
        "gpt-image-1, 300x310, 1024x1024",
        "gpt-image-1, 100x900, 1024x1536",
        "dall-e-2, 4000x3000, 1024x1024"
    })
    void asksForTheShapeOfTheSource(String model, String source, String size) {
        assertThat(SourceSize.nearest(rule(model), Pixels.require(source)).text())
                .isEqualTo(size);
    }

    @Property(tries = 300)
    void alwaysAsksForASizeThatTheModelDraws(
            @ForAll @IntRange(min = 1, max = 16_384) int width, @ForAll @IntRange(min = 1, max = 16_384) int height) {
        for (String model : new String[] {"gpt-image-2.5-flare", "gpt-image-2", "gpt-image-1", "dall-e-2"}) {
            ImageSize size = SourceSize.nearest(rule(model), new Pixels(width, height));

            assertThat(rule(model).allows(size))
                    .as("%s of %s", size.text(), model)
                    .isTrue();
        }
    }

    private static SizeRule rule(String model) {
        return Shipped.catalogue().specOf(new ModelId(model)).sizes();
    }
}
