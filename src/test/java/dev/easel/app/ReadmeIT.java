package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.process.EaselProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command that the README shows is run as it stands there, in a folder where {@code ./easel} and {@code docs} are. */
final class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(((?!https?:)[^)#]+)\\)");
    private static final String TESTS = "./mvnw verify";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> runs() throws IOException {
        Files.createSymbolicLink(folder.resolve("easel"), EaselProcess.HOME.resolve("easel"));
        Files.createSymbolicLink(folder.resolve("docs"), EaselProcess.HOME.resolve("docs"));
        return commands().stream().map(command -> DynamicTest.dynamicTest(command, () -> run(command)));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> targets =
                LINK.matcher(readme()).results().map(match -> match.group(1)).toList();

        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(
                        target -> assertThat(EaselProcess.HOME.resolve(target)).exists());
    }

    private void run(String command) throws Exception {
        if (command.equals(TESTS)) {
            assertThat(EaselProcess.HOME.resolve(".ci/run")).content().contains("./mvnw -B -ntp verify");
            return;
        }
        try (EaselProcess easel = EaselProcess.shell(folder, Map.of("EASEL_WEB_PORT", "0"), command)) {
            if (staysOn(command)) {
                easel.awaitReady();
            } else {
                assertThat(easel.awaitExit()).as("%s", easel.err()).isZero();
            }
        }
    }

    private static boolean staysOn(String command) {
        return command.equals("./easel") || command.startsWith("./easel run") || command.startsWith("./easel sandbox");
    }

    private static List<String> commands() throws IOException {
        List<String> commands = BLOCK.matcher(readme())
                .results()
                .map(MatchResult::group)
                .flatMap(String::lines)
                .filter(line -> line.startsWith("./"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(4).contains(TESTS);
        return commands;
    }

    private static String readme() throws IOException {
        return Files.readString(EaselProcess.HOME.resolve("README.md"));
    }
}
