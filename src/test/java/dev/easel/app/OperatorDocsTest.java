package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator's pages tell people to type exists. */
final class OperatorDocsTest {
    private static final Pattern COMMAND = Pattern.compile("\\./easel ([a-z][a-z-]*)");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:EASEL|DISCORD|SLACK|OPENAI)_[A-Z_]*[A-Z]\\b");
    private static final Pattern METRIC = Pattern.compile("\\beasel_[a-z_]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void everyCommandExists() throws IOException {
        String commands = Files.readString(Path.of("src/main/resources/messages.properties"));

        assertThat(found(COMMAND, 1))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(commands).contains("\ncommand." + command + "="));
    }

    @Test
    void everyVariableExists() throws IOException {
        String sources = sources() + Files.readString(Path.of(".env.example"));
        String keys = Files.readString(Path.of("config/easel.yaml"));

        assertThat(found(VARIABLE, 0)).isNotEmpty().allSatisfy(variable -> {
            String secret = variable.replaceFirst("_FILE$", "");
            String key = variable.replaceFirst("^EASEL_[A-Z]+_", "")
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            assertThat(sources.contains(secret) || keys.contains(key + ":"))
                    .as(variable)
                    .isTrue();
        });
    }

    @Test
    void everyMetricExists() {
        String names = sources().replace('.', '_');

        assertThat(found(METRIC, 0))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(names).contains(metric.replaceFirst("(_seconds)?_(bucket|count|sum|total)$", "")));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1))).exists();
            }
        }
    }

    private static Set<String> found(Pattern pattern, int group) {
        return pages().stream()
                .flatMap(page -> pattern.matcher(read(page)).results())
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> pages() {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            return files.filter(file -> file.toString().matches(".*\\.(md|yaml)"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(OperatorDocsTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
