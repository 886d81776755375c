package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.process.EaselProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompts from the standard input, with the real jar and the sandbox. */
final class PromptsIT {
    @TempDir
    Path folder;

    @Test
    void drawsWhatWindowsEditorsWrite() throws Exception {
        EaselProcess easel = reading("\uFEFFa fox\r\n\r\na {red|blue} boat\r\n", "--out", "out");

        assertThat(easel.awaitExit()).isZero();
        assertThat(easel.out()).hasSize(3).allMatch(path -> Files.exists(folder.resolve(path)));
        assertThat(easel.err().getLast()).isEqualTo("All 3 prompts are drawn.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | The prompt is empty.",
                "\\r\\n\\r\\n              | The prompt is empty.",
                "a fox\\na {red cat     | Prompt 2: The brace at character 3 is never closed: “a ▸{red cat”.",
                "a fox\\na red} cat     | Prompt 2: The brace at character 6 closes nothing: “a red▸} cat”.",
                "a fox\\na {0x} cat     | Prompt 2: The number in the braces at character 3 is not possible: “a ▸{0x} cat”."
            })
    void saysWhatIsWrong(String input, String sentence) throws Exception {
        EaselProcess easel = reading(input.replace("\\r", "\r").replace("\\n", "\n"));

        assertThat(easel.awaitExit()).isEqualTo(2);
        assertThat(easel.err()).anyMatch(line -> line.startsWith("error: " + sentence));
        assertThat(easel.out()).isEmpty();
    }

    @Test
    void takesNoMoreThanItMayAndNamesTheLineThatIsTooLong() throws Exception {
        EaselProcess many = reading("a fox\n".repeat(21));
        EaselProcess longest = reading("a fox\n" + "x".repeat(33_000) + "\n");

        assertThat(many.awaitExit()).isEqualTo(2);
        assertThat(many.err()).anyMatch(line -> line.startsWith("error: That makes 21 prompts; at most 20"));
        assertThat(longest.awaitExit()).isEqualTo(2);
        assertThat(longest.err()).anyMatch(line -> line.startsWith("error: Prompt 2: ") && line.contains("33000"));
    }

    @Test
    void drawsEveryChoiceOfAnEditInEveryStyle() throws Exception {
        String cat =
                EaselProcess.HOME.resolve("docs/images/a-white-siamese-cat.png").toString();
        EaselProcess easel = EaselProcess.jar(
                folder, Map.of(), "edit", cat, "a {red|blue} hat", "--styles", "anime; clay", "--out", "out");

        assertThat(easel.awaitExit()).isZero();
        assertThat(easel.out()).hasSize(5).allMatch(path -> Files.exists(folder.resolve(path)));
        assertThat(easel.err().getLast()).isEqualTo("All 4 prompts are drawn.");
    }

    private EaselProcess reading(String input, String... more) throws Exception {
        Path file = Files.createTempFile(folder, "input", ".txt");
        Files.write(file, input.getBytes(StandardCharsets.UTF_8));
        List<String> arguments = new ArrayList<>(List.of("imagine", "--prompts", "-"));
        arguments.addAll(List.of(more));
        return EaselProcess.jarReading(file, folder, arguments.toArray(String[]::new));
    }
}
