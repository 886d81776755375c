package dev.easel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can only be seen in the sources: their size, and the words in them. */
final class SourceScanTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int MAX_LINES = 300;
    private static final int MAX_MEDIAN_LINES = 90;
    private static final Pattern PLATFORM_NAME = Pattern.compile("discord|slack|openai", Pattern.CASE_INSENSITIVE);

    @Test
    void noFileIsTooLong() {
        assertThat(Stream.of(MAIN, TEST).flatMap(root -> sources(root).stream()))
                .allSatisfy(file -> assertThat(lines(file)).as("%s", file).hasSizeLessThanOrEqualTo(MAX_LINES));
    }

    @Test
    void mostFilesAreShort() {
        List<Integer> sizes = new ArrayList<>(
                sources(MAIN).stream().map(file -> lines(file).size()).toList());
        Collections.sort(sizes);

        assertThat(sizes.get(sizes.size() / 2)).isLessThan(MAX_MEDIAN_LINES);
    }

    @Test
    void coreAndEngineNameNoPlatform() {
        Stream<Path> inner =
                Stream.of("dev/easel/core", "dev/easel/engine").flatMap(name -> sources(MAIN.resolve(name)).stream());

        assertThat(inner)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file))
                        .as("%s", file)
                        .noneMatch(line -> PLATFORM_NAME.matcher(line).find()));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> packages =
                sources(MAIN).stream().map(Path::getParent).distinct().toList();

        assertThat(packages)
                .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                        .startsWith("/** ")
                        .contains("@NullMarked"));
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
