package dev.easel.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.failure.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
    void whatWasReadIsPrintedAndReadAgain() {
        Random random = new Random(20_261_126);
        for (int i = 0; i < 2_000; i++) {
            Permutations written = new Permutations(normal(parts(random, 3)));

            assertThat(Permutations.parse(written.text())).as(written.text()).isEqualTo(written);
        }
    }

    @Test
    void whatPeopleTypeIsPrintedAndReadAgain() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String typed = typed(random);
            try {
                Permutations read = Permutations.parse(typed);

                assertThat(Permutations.parse(read.text())).as(typed).isEqualTo(read);
                assertThat(BigInteger.valueOf(read.list().size())).isEqualTo(read.count());
            } catch (FailureException e) {
                assertThat(e.failure()).isInstanceOf(Failure.UserError.class);
            }
        }
    }

    @Test
    void countsAreTheProductOfTheChoices() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder("a");
            int product = 1;
            for (int choices = random.nextInt(4); choices > 0; choices--) {
                int size = 2 + random.nextInt(4);
                text.append(" {").append("x|".repeat(size - 1)).append("y}");
                product *= size;
            }
            Permutations read = Permutations.parse(text.toString());

            assertThat(read.count()).isEqualTo(BigInteger.valueOf(product));
            assertThat(read.list()).hasSize(product);
        }
    }

    private static String typed(Random random) {
        String signs = "ab {{}}||\\x2";
        StringBuilder typed = new StringBuilder();
        for (int length = random.nextInt(14); length > 0; length--) {
            typed.append(signs.charAt(random.nextInt(signs.length())));
        }
        return typed.toString();
    }

    private static List<Part> parts(Random random, int depth) {
        List<Part> parts = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            int kind = random.nextInt(depth == 0 ? 2 : 4);
            if (kind >= 2) {
                List<List<Part>> alternatives = new ArrayList<>();
                for (int size = 2 + random.nextInt(3); size > 0; size--) {
                    alternatives.add(normal(parts(random, depth - 1)));
                }
                parts.add(new Part.Choice(alternatives));
            } else {
                parts.add(
                        kind == 0
                                ? new Part.Repeat(1 + random.nextInt(99))
                                : new Part.Text("{|}\\x ".substring(random.nextInt(6))));
            }
        }
        return parts;
    }

    /** Neighbouring texts are one text. */
    private static List<Part> normal(List<Part> parts) {
        List<Part> normal = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Text text && !normal.isEmpty() && normal.getLast() instanceof Part.Text before) {
                normal.set(normal.size() - 1, new Part.Text(before.words() + text.words()));
            } else {
                normal.add(part);
            }
        }
        return normal;
    }
}
