package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static final String SECRET = "some-token";

    @TempDir
    Path home;

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=x               | x",
                "A = x             | x",
                "export A=x        | x",
                "A=x=y             | x=y",
                "A=\"x y\"         | x y",
                "A='x # y'         | x # y",
                "A=\"x\" # remark  | x",
                "A=x # remark      | x",
                "A=x#y             | x#y",
                "A=\"a\" # \"b\"   | a",
                "A=                | ",
                "A= # remark       | ",
                "#A=x              | "
            })
    void readsTheDotEnvFileOfItsFolder(String line, String value) throws IOException {
        Files.writeString(home.resolve(".env"), "\n" + line + "\nB=2\n");

        Environment environment = Environment.ofProcess(home);

        assertThat(environment.find("A")).isEqualTo(Optional.ofNullable(value));
        assertThat(environment.find("B")).contains("2");
    }

    @Test
    void prefersTheProcessToTheFile() throws IOException {
        assumeThat(System.getenv("PATH")).isNotBlank();
        Files.writeString(home.resolve(".env"), "PATH=elsewhere\n");

        assertThat(Environment.ofProcess(home).find("PATH")).contains(System.getenv("PATH"));
    }

    @Test
    void readsASecretFromTheFileThatAVariableNames() throws IOException {
        Path file = Files.writeString(home.resolve("token"), SECRET + "\n");

        Environment environment = Environment.of(Map.of("TOKEN_FILE", file.toString()));

        assertThat(environment.findSecret("TOKEN", problems)).contains(new Secret(SECRET));
        assertThat(problems).isEmpty();
    }

    @Test
    void prefersTheSecretItself() {
        Environment environment = Environment.of(Map.of("TOKEN", SECRET, "TOKEN_FILE", "missing"));

        assertThat(environment.findSecret("TOKEN", problems)).contains(new Secret(SECRET));
        assertThat(problems).isEmpty();
    }

    @Test
    void saysWhichSecretCannotBeRead() throws IOException {
        Path empty = Files.writeString(home.resolve("empty"), " \n");

        Environment.of(Map.of("TOKEN_FILE", "missing")).findSecret("TOKEN", problems);
        Environment.of(Map.of("TOKEN_FILE", empty.toString())).findSecret("TOKEN", problems);

        assertThat(problems)
                .containsExactly(
                        "The file that TOKEN_FILE names can't be read: missing.",
                        "The file that TOKEN_FILE names is empty.");
    }

    @Test
    void hasNoSecretWhenNoneIsSet() {
        assertThat(Environment.of(Map.of("TOKEN", " ")).findSecret("TOKEN", problems))
                .isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void printsNoSecret() {
        assertThat(new Secret(SECRET)).hasToString("***");
    }
}
