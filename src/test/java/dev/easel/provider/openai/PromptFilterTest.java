package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.Dialect.PromptRule;
import dev.easel.core.image.Prompt;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptFilterTest {
    /** What the program looks for, and more: its own doesn't go beyond a line. */
    private static final Pattern ACTIVE = Pattern.compile("<sd_cpp_extra_args>.*?</sd_cpp_extra_args>", Pattern.DOTALL);

    private static final String[] PIECES = {
        "<sd_cpp_extra_args>",
        "</sd_cpp_extra_args>",
        "<sd_cpp_",
        "extra_args>",
        "</sd_cpp_",
        "</",
        "<",
        "sd_cpp_extra_args>",
        "{\"steps\":99}",
        "\n",
        "a fox",
        " ",
        "🦊"
    };

    @Test
    void leavesNoTagThatWorks() {
        Random random = new Random(20261121);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder prompt = new StringBuilder("x");
            for (int i = random.nextInt(30); i >= 0; i--) {
                prompt.append(PIECES[random.nextInt(PIECES.length)]);
            }

            String sent = PromptFilter.apply(new Prompt(prompt.toString()), PromptRule.NO_SD_CPP_TAGS);

            assertThat(ACTIVE.matcher(sent).find()).as("%s", prompt).isFalse();
        }
    }

    @Test
    void isDoneSoonWithTagsInsideTags() {
        int depth = 1_500;
        String nested = "<sd_cpp_".repeat(depth) + "extra_args>".repeat(depth) + "</sd_cpp_".repeat(depth)
                + "extra_args>".repeat(depth) + "fox";

        String sent = PromptFilter.apply(new Prompt(nested), PromptRule.NO_SD_CPP_TAGS);

        assertThat(ACTIVE.matcher(sent).find()).isFalse();
        assertThat(sent).endsWith("fox");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a <sd_cpp_extra_args>{"steps":9}</sd_cpp_extra_args> fox; a  fox
            a fox <sd_cpp_extra_args>; a fox
            a fox </sd_cpp_extra_args>; a fox
            <sd_cpp_<sd_cpp_extra_args>1</sd_cpp_extra_args>extra_args>2</sd_cpp_extra_args>fox; fox
            a <b>fox</b>; a <b>fox</b>
            """)
    void keepsTheWordsAround(String typed, String sent) {
        assertThat(PromptFilter.apply(new Prompt(typed), PromptRule.NO_SD_CPP_TAGS))
                .isEqualTo(sent);
    }

    @Test
    void changesNothingWhereEverythingIsWords() {
        String words = " a | <sd_cpp_extra_args>{}</sd_cpp_extra_args> ";

        assertThat(PromptFilter.apply(new Prompt(words), PromptRule.VERBATIM)).isEqualTo(words);
    }
}
