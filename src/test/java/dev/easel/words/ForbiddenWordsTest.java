package dev.easel.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.easel.core.house.Regulation;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenWordsTest {
    private static final int LONG = 32_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a goblin",
                "GOBLIN!",
                "ｇｏｂｌｉｎ",
                "g\u00f6bl\u00efn",
                "go\u200bb\u00adlin",
                "gоblіn",
                "g0bl1n",
                "𝓰𝓸𝓫𝓵𝓲𝓷",
                "ցoblin",
                "two (goblin)s"
            })
    void findsAWordHoweverItIsDisguised(String text) {
        assertThat(words("goblin").forbids(Samples.place(), text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hobgoblins", "a gob lint", "a fox", "", "Гоблин"})
    void leavesOtherWordsAlone(String text) {
        assertThat(words("goblin").forbids(Samples.place(), text)).isFalse();
    }

    @Test
    void findsPhrasesAndWordsOfOtherScripts() {
        assertThat(words("tax fraud").forbids(Samples.place(), "A Tax Fraud, painted"))
                .isTrue();
        assertThat(words("гоблин").forbids(Samples.place(), "зелёный ГОБЛИН")).isTrue();
    }

    @Test
    void findsWhatAnExpressionSays() {
        ForbiddenWords filter = patterns("(naked|nude)\\s+\\w+");

        assertThat(filter.forbids(Samples.place(), "a NUDE statue")).isTrue();
        assertThat(filter.forbids(Samples.place(), "a nude")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a|a?)+$", "(.*a){20}$", "((a*)*)*$", "^(\\w+\\s?)*$"})
    void takesNoLongerForTextsThatStopOtherEngines(String expression) {
        String text = "a".repeat(LONG) + "!";

        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> patterns(expression).forbids(Samples.place(), text));
    }

    @Test
    void namesAnExpressionThatCannotBeRead() {
        assertThatThrownBy(() -> patterns("(a")).hasMessageContaining("(a");
        assertThatThrownBy(() -> patterns("(a)\\1")).hasMessageContaining("\\1");
    }

    private static ForbiddenWords words(String... words) {
        return ForbiddenWords.of(
                List.of(new Regulation(null, List.of(words), List.of(), Set.of(), Set.of(), Set.of(), 10)));
    }

    private static ForbiddenWords patterns(String... patterns) {
        return ForbiddenWords.of(
                List.of(new Regulation(null, List.of(), List.of(patterns), Set.of(), Set.of(), Set.of(), 10)));
    }
}
