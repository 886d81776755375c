package dev.easel.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.failure.Problem;
import java.math.BigInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermutationsTest {
    @Test
    void everyChoiceMeetsEveryOther() {
        assertThat(Permutations.parse("a {red|blue} {cat|dog} in the rain").list())
                .containsExactly(
                        "a red cat in the rain",
                        "a red dog in the rain",
                        "a blue cat in the rain",
                        "a blue dog in the rain");
    }

    @Test
    void choicesHoldChoices() {
        assertThat(Permutations.parse("a {cat|{small|big} dog}").list())
                .containsExactly("a cat", "a small dog", "a big dog");
    }

    @Test
    void anAlternativeMayBeNothing() {
        assertThat(Permutations.parse("a {|red} cat").list()).containsExactly("a cat", "a red cat");
    }

    @Test
    void aPromptIsRepeated() {
        assertThat(Permutations.parse("{2x} a {cat|dog}").list()).containsExactly("a cat", "a dog", "a cat", "a dog");
    }

    @Test
    void escapedSignsAreSigns() {
        assertThat(Permutations.parse("\\{red\\|blue\\} {a\\|b|c}").list())
                .containsExactly("{red|blue} a|b", "{red|blue} c");
    }

    @Test
    void jsonStaysWhatItIs() {
        String json = "{\"scene\": {\"cat\": \"white\"}, \"note\": \"C:\\temp\"}";

        assertThat(Permutations.parse(json).list()).containsExactly(json);
    }

    @ParameterizedTest
    @CsvSource({
        "a {red|blue cat, permutation-open, 3, a ▸{red|blue ca…",
        "a red} cat, permutation-closed, 6, a red▸} cat",
        "{0x} a cat, permutation-repeat, 1, ▸{0x} a cat",
        "{100x} a cat, permutation-repeat, 1, ▸{100x} a cat",
        "😀 {a|{b|c}, permutation-open, 3, 😀 ▸{a|{b|c}"
    })
    void whatMakesNoSenseIsPointedAt(String text, String key, String place, String shown) {
        assertThatThrownBy(() -> Permutations.parse(text))
                .asInstanceOf(InstanceOfAssertFactories.type(FailureException.class))
                .extracting(FailureException::failure)
                .asInstanceOf(InstanceOfAssertFactories.type(Failure.UserError.class))
                .satisfies(error -> {
                    Problem problem = error.problems().getFirst();
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.arguments()).startsWith(place, shown);
                });
    }

    @Test
    void endlessBracesAreRefusedAndNotRead() {
        assertThatThrownBy(() -> Permutations.parse("{".repeat(30_000))).isInstanceOf(FailureException.class);
    }

    @Test
    void moreThanFitInAnyNumberAreCountedAndNotWrittenOut() {
        assertThat(Permutations.parse("{99x}".repeat(100)).count())
                .isEqualTo(BigInteger.valueOf(99).pow(100));
    }

    @Test
    void jsonKeepsItsIndentation() {
        String json = "{\"scene\":  {\"cat\": \"white\"}}";

        assertThat(Permutations.parse(json).list()).containsExactly(json);
    }

    @Test
    void nothingIsQuotedThatMeansItselfAlready() {
        assertThat(Permutations.quoted("{\"cat\": \"white | black\"}")).isEqualTo("\\{\"cat\": \"white \\| black\"\\}");
        assertThat(Permutations.quoted("{\"cat\": \"white\"}")).isEqualTo("{\"cat\": \"white\"}");
        assertThat(Permutations.quoted("C:\\temp | a")).isEqualTo("C:\\temp | a");
    }
}
