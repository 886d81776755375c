package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagGrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a white cat                               | a white cat          | {}",
                "a cat --size landscape                    | a cat                | {size=landscape}",
                "--size landscape a cat                    | a cat                | {size=landscape}",
                "a cat --size=1024x1536 in the rain        | a cat in the rain    | {size=1024x1536}",
                "a cat --raw in the rain                   | a cat in the rain    | {raw=true}",
                "a cat --raw=false                         | a cat                | {raw=false}",
                "a cat \u2014size landscape \u2013raw    | a cat                | {raw=true, size=landscape}",
                "a cat \u2014 a big one                   | a cat \u2014 a big one | {}",
                "a well-known cat - black --Count 2        | a well-known cat - black | {count=2}",
                "a hat --region top third + center --raw   | a hat                | {raw=true, region=top third + center}",
                "a hat --region \u201Ctop third\u201D red | a hat red           | {region=top third}",
                "a hat --strength \"very strong\"         | a hat                | {strength=very strong}",
                "a cat --size --raw                        | a cat                | {raw=true, size=}",
                "a cat --count                             | a cat                | {count=}",
                "a cat --colour red                        | a cat                | {colour=red}",
                "rust--proof                               | rust--proof          | {}"
            })
    void tellsWordsFromFlags(String text, String prompt, String options) {
        FlagGrammar.Said said = FlagGrammar.parse(text);

        assertThat(said.prompt()).isEqualTo(prompt);
        assertThat(new java.util.TreeMap<>(said.options())).hasToString(options);
    }

    @Test
    void keepsTheLinesOfAPrompt() {
        assertThat(FlagGrammar.parse("a cat\n--raw\na dog").prompt()).isEqualTo("a cat\n\na dog");
    }

    @Property(tries = 500)
    void understandsEverything(@ForAll String text) {
        FlagGrammar.Said said = FlagGrammar.parse(text);

        assertThat(said.prompt().length()).isLessThanOrEqualTo(text.length());
    }

    @Property(tries = 200)
    void findsAFlagBehindAnyWords(@ForAll("words") String words) {
        assertThat(FlagGrammar.parse(words + " --count 3").options()).isEqualTo(Map.of("count", "3"));
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> words() {
        return net.jqwik.api.Arbitraries.strings()
                .alpha()
                .withChars(' ', ',', '.')
                .ofMaxLength(60);
    }
}
