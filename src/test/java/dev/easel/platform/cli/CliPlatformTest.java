package dev.easel.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.platform.cli.CliPlatform.OperatorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a shell sees it: arguments in; output, errors and an exit code out. */
class CliPlatformTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final RecordingDoors doors = new RecordingDoors();

    @Test
    void runsWithoutACommand() {
        assertThat(run()).isZero();
        assertThat(run("run")).isZero();

        assertThat(doors.opened).containsExactly("run", "run");
        assertThat(text(out) + text(err)).isEmpty();
    }

    @Test
    void servesTheSandboxAtItsUsualPortOrAnother() {
        run("sandbox");
        run("sandbox", "--port", "0");
        run("sandbox", "--port=65535");

        assertThat(doors.opened).containsExactly("sandbox 9090", "sandbox 0", "sandbox 65535");
    }

    @Test
    void movesBetweenDatabasesThatAreNamedOrConfigured() {
        run("migrate", "--from", "sqlite", "--to", "postgres");
        run("migrate", "--from=jdbc:sqlite:old.db", "--to=jdbc:postgresql://db/easel");

        assertThat(doors.opened)
                .containsExactly("migrate sqlite postgres", "migrate jdbc:sqlite:old.db jdbc:postgresql://db/easel");
    }

    @Test
    void printsTheManifestForSocketsOrAnAddress() {
        run("slack-manifest");
        run("slack-manifest", "--url", "https://easel.example.org");

        assertThat(doors.opened).containsExactly("slack-manifest null", "slack-manifest https://easel.example.org");
    }

    @Test
    void movesNowhereElseAndRepeatsNoPassword() {
        assertThat(run("migrate", "--from", "sqlite", "--to", "mysql://u:hunter2@db/easel"))
                .isEqualTo(2);
        assertThat(run("migrate", "--from", "sqlite")).isEqualTo(2);

        assertThat(doors.opened).isEmpty();
        assertThat(text(err)).contains("--to must be postgres").doesNotContain("hunter2");
    }

    @Test
    void answersWithTheHealthOfTheInstance() {
        doors.exitCode = 1;

        assertThat(run("healthcheck")).isEqualTo(1);
        assertThat(doors.opened).containsExactly("healthcheck");
    }

    @Test
    void sendsAPromptWithItsOptions() {
        imagine("a", "white", "cat", "--count", "2", "--size=1536x1024", "--raw", "--private");

        assertThat(doors.received).singleElement().satisfies(command -> {
            assertThat(command.name()).isEqualTo("imagine");
            assertThat(command.prompt()).isEqualTo("a white cat");
            assertThat(command.options())
                    .isEqualTo(Map.of("count", "2", "size", "1536x1024", "raw", "true", "private", "true"));
            assertThat(command.place().space()).isNull();
            assertThat(command.sender().user().id()).isEqualTo(System.getProperty("user.name"));
        });
    }

    @Test
    void leavesEveryOptionToTheStudioThatWasNotTyped() {
        imagine("a cat");

        assertThat(doors.received).extracting(Incoming.Command::options).containsExactly(Map.of());
    }

    @Test
    void givesEveryCommandLineItsOwnEvent() {
        imagine("a cat");
        imagine("a cat");

        assertThat(doors.received).extracting(Incoming.Command::eventId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@@everyone", "@pom.xml", "\"quoted\"", "${user.home}", "a=b", "--count"})
    void takesThePromptAsItWasTyped(String prompt) {
        imagine("--", prompt);

        assertThat(doors.received).extracting(Incoming.Command::prompt).containsExactly(prompt);
    }

    @Test
    void previewsAMaskInsteadOfDrawing() {
        Path file = folder.resolve("new").resolve("preview.png");

        int exit = run("edit", "cat.png", "--marked", "marked.png", "--preview-mask", file.toString());

        assertThat(exit).isZero();
        assertThat(doors.opened).containsExactly("preview");
        assertThat(doors.received.getFirst().attachments())
                .extracting(Attachment::role)
                .containsExactly(Attachment.Role.IMAGE, Attachment.Role.MARKS);
        assertThat(file).hasContent("png");
        assertThat(text(out)).isEqualTo(file + System.lineSeparator());
    }

    @Test
    void writesNoPreviewOverThePictureOrIntoAFolder() throws IOException {
        Path picture = Files.writeString(folder.resolve("cat.png"), "cat");

        assertThat(run("edit", picture.toString(), "--preview-mask", folder + "/./cat.png"))
                .isEqualTo(2);
        assertThat(run("edit", picture.toString(), "--preview-mask", folder.toString()))
                .isEqualTo(2);
        assertThat(run("edit", picture.toString(), "--preview-mask", picture + "/preview.png"))
                .isEqualTo(2);

        assertThat(text(err).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("error: The preview would overwrite " + picture + ";"),
                        line -> assertThat(line).startsWith("error: The preview can't be written to " + folder + ";"),
                        line -> assertThat(line).contains("can't be written to " + picture + "/preview.png; name"));
        assertThat(picture).hasContent("cat");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void makesTheFolderForTheFiles() {
        Path missing = folder.resolve("a").resolve("b");

        run("imagine", "a cat", "--out", missing.toString());

        assertThat(missing).isDirectory();
        assertThat(doors.received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imagine                  | error: Missing required parameter: 'PROMPT'. See ./easel imagine --help.",
                "imagine cat --siez 1     | error: Unknown option: '--siez'. See ./easel imagine --help.",
                "imagine cat --count      | error: Missing required parameter for option '--count' (N). See ./easel imagine --help.",
                "sandbox --port many      | error: Invalid value for option '--port': 'many' is not an int. See ./easel sandbox --help.",
                "sandbox --port 65536     | error: --port must be 0 to 65535. See ./easel sandbox --help.",
                "edit cat.png             | error: Missing required parameter: 'PROMPT'. See ./easel edit --help.",
                "edit                     | error: Missing required parameter: 'IMAGE'. See ./easel edit --help.",
                "dance                    | error: Unmatched argument at index 0: 'dance'. See ./easel --help.",
                "run fast                 | error: Unmatched argument at index 1: 'fast'. See ./easel run --help."
            })
    void saysInOneLineWhatIsWrongUsage(String line, String error) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(text(err)).isEqualTo(error + System.lineSeparator());
        assertThat(doors.opened).isEmpty();
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThat(run("imagine", "a cat", "--out", file.toString())).isEqualTo(2);
        assertThat(text(err))
                .startsWith("error: Files can't be written to the folder " + file)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "imagine -h", "sandbox --help", "healthcheck --help"})
    void helpsOnOutput(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(text(out)).startsWith("Usage: easel").contains("Show this help");
        assertThat(text(err)).isEmpty();
        assertThat(doors.opened).isEmpty();
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(text(out)).startsWith("easel ").hasLineCount(1);
    }

    @Test
    void tellsTheOperatorWhatToChange() {
        doors.fault = OperatorException.configuration("Set a port.", new IOException());
        assertThat(run("run")).isEqualTo(78);

        doors.fault = OperatorException.failure("No room.", new IOException());
        assertThat(run("run")).isEqualTo(1);

        assertThat(text(err)).isEqualToNormalizingNewlines("error: Set a port.\nerror: No room.\n");
    }

    @Test
    void showsNoStackTraceOfADefect() {
        doors.fault = new IllegalStateException("planned\nover two lines");

        assertThat(imagine("a cat")).isEqualTo(1);
        assertThat(text(err))
                .startsWith("error: something went wrong inside Easel")
                .hasLineCount(1);
    }

    private int run(String... arguments) {
        return new CliPlatform(doors, print(out), print(err)).run(arguments);
    }

    private int imagine(String... arguments) {
        List<String> all = new ArrayList<>(List.of("imagine", "--out", folder.toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
