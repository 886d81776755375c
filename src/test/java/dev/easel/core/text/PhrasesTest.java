package dev.easel.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    private static final Phrases ENGLISH = Phrases.of(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "0, UP, 0.00",
        "12, UP, 0.001",
        "5_880, UP, 0.006",
        "5_880, DOWN, 0.005",
        "10_000, UP, 0.01",
        "1_250_000, DOWN, 1.25",
        "1_999_999, DOWN, 1.99",
        "1_999_999, UP, 2.00",
        "25_000_000, HALF_UP, 25.00"
    })
    void writesMoneyInWholeCentsAndSmallMoneyInTenths(String micros, RoundingMode rounding, String dollars) {
        assertThat(Phrases.dollars(Long.parseLong(micros.replace("_", "")), rounding))
                .isEqualTo(dollars);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 minute",
        "60, 1 minute",
        "61, 2 minutes",
        "3_540, 59 minutes",
        "3_541, 1 hour",
        "43_200, 12 hours",
        "172_800, 48 hours",
        "172_801, 3 days",
        "2_592_000, 30 days"
    })
    void writesDurationsInTheLargestUnitThatFits(String seconds, String words) {
        Duration duration = Duration.ofSeconds(Long.parseLong(seconds.replace("_", "")));

        assertThat(ENGLISH.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a | a", "a b | a or b", "a b c | a, b or c"})
    void listsChoices(String items, String words) {
        assertThat(ENGLISH.listOr(List.of(items.split(" ")))).isEqualTo(words);
    }

    @Property
    void neverPromisesAnAllowanceTooEarly(@ForAll @LongRange(min = 1, max = 5_000_000) long seconds) {
        String[] words = ENGLISH.duration(Duration.ofSeconds(seconds)).split(" ", -1);
        long unit = Arrays.asList("minute", "minutes").contains(words[1])
                ? 60
                : words[1].startsWith("hour") ? 3_600 : 86_400;

        assertThat(Long.parseLong(words[0]) * unit).isGreaterThanOrEqualTo(seconds);
    }
}
