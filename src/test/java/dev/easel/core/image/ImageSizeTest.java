package dev.easel.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ImageSize.Pixels;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {
    @ParameterizedTest
    @CsvSource({"1536x1024", "1536X1024", "1536×1024", "' 1536 x 1024 '"})
    void readsTheWaysInWhichPeopleWriteASize(String text) {
        assertThat(ImageSize.find(text)).contains(new Pixels(1536, 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "AUTO", " Auto "})
    void leavesTheSizeToTheModel(String text) {
        assertThat(ImageSize.find(text)).contains(ImageSize.AUTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0x1024", "1024x0", "-1x5", "1024", "1024x", "123456x1", "1024x1024x2", "big"})
    void takesNothingElseForASize(String text) {
        assertThat(ImageSize.find(text)).isEmpty();
    }

    @Property
    void readsWhatItWrote(
            @ForAll @IntRange(min = 1, max = 99_999) int width, @ForAll @IntRange(min = 1, max = 99_999) int height) {
        Pixels size = new Pixels(width, height);

        assertThat(ImageSize.find(size.text())).contains(size);
        assertThat(size.area()).isEqualTo((long) size.longEdge() * size.shortEdge());
    }
}
