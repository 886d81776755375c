package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.prompt.Style;
import dev.easel.core.prompt.StyleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator is told about styles of their own that are broken. */
class StylesProblemsTest {
    private static final String GOOD = """
            any-other: "{prompt} in {style}"
            styles:
              wool: "{prompt} of wool"
              felt: "{prompt} of felt"
            sets:
              craft: [wool, felt]
            """;

    @TempDir
    Path home;

    private Path styles;

    @BeforeEach
    void makeFolder() throws IOException {
        styles = Files.createDirectories(home.resolve("config")).resolve("styles.yaml");
    }

    @Test
    void takesStylesOfTheOperator() throws IOException {
        Files.writeString(styles, GOOD);

        StyleBook book =
                SettingsReader.read(Environment.of(Map.of()), home).batch().styles();
        assertThat(book.list("Craft; glass"))
                .extracting(style -> style.of("a cat"))
                .containsExactly("a cat of wool", "a cat of felt", "a cat in glass");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "any-other:         | others:      | There is no key \"styles.yaml: others\".",
                "any-other:         | others:      | \"styles.yaml: any-other\" must hold {prompt} and have at most 1000 characters.",
                "in {style}         | in a style   | \"styles.yaml: any-other\" must hold {style}.",
                "{prompt} of wool   | wool         | \"styles.yaml: styles.wool\" must hold {prompt} and have at most 1000 characters.",
                "\"{prompt} of wool\" | [a]       | \"styles.yaml: styles.wool\" must be a single value.",
                "felt:              | \"\":      | \"styles.yaml: styles.\" must have 1 to 60 characters and no semicolon.",
                "felt:              | a;b:         | \"styles.yaml: styles.a;b\" must have 1 to 60 characters and no semicolon.",
                "felt:              | Wool:        | \"styles.yaml: styles.Wool\" must not be the name of anything else here, in whatever case.",
                "craft:             | WOOL:        | \"styles.yaml: sets.WOOL\" must not be the name of anything else here, in whatever case.",
                "[wool, felt]       | [wool, silk] | \"styles.yaml: sets.craft\" names styles that are not there: silk.",
                "[wool, felt]       | [wool, wool] | \"styles.yaml: sets.craft\" must name each style once.",
                "[wool, felt]       | []           | \"styles.yaml: sets.craft\" must name a style.",
                "[wool, felt]       | wool         | \"styles.yaml: sets.craft\" must be a list.",
                "felt:              | wool:        | styles.yaml is not valid YAML near line 4. Mend it there."
            })
    void saysWhatIsWrong(String right, String wrong, String problem) throws IOException {
        assertThat(GOOD).contains(right);
        Files.writeString(styles, GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

        assertThat(problems()).anySatisfy(told -> assertThat(told).contains(problem));
    }

    @Test
    void saysEverythingThatIsWrongTogether() throws IOException {
        Files.writeString(styles, """
                any-other: "{prompt} in a style"
                others: 1
                styles:
                  %s: "{prompt}"
                  wool: "wool"
                  long: "{prompt}%s"
                sets: [wool]
                """.formatted("n".repeat(Style.MAX_NAME + 1), "x".repeat(1_000)));
        Files.writeString(home.resolve("config/easel.yaml"), "batch: { max-prompts: none }");

        assertThat(problems())
                .hasSize(7)
                .anyMatch(problem -> problem.contains("batch.max-prompts"))
                .anyMatch(problem -> problem.contains("styles.yaml: others"))
                .anyMatch(problem -> problem.contains("styles.yaml: styles.nnn"))
                .anyMatch(problem -> problem.contains("styles.yaml: styles.wool"))
                .anyMatch(problem -> problem.contains("styles.yaml: styles.long"))
                .anyMatch(problem -> problem.contains("styles.yaml: sets\" must hold keys and values"))
                .anyMatch(problem -> problem.contains("styles.yaml: any-other"));
    }

    private List<String> problems() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class, () -> SettingsReader.read(Environment.of(Map.of()), home));
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
