package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.easel.config.Environment;
import dev.easel.config.Settings;
import dev.easel.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the image and the compose file say of Easel is so. */
final class ContainersTest {
    private static final Path COMPOSE = Path.of("docs/compose.yaml");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY ([^-].*) \\S+$");
    private static final Pattern SECONDS = Pattern.compile("(\\d+)s");

    private final String image = Files.readString(Path.of("Dockerfile"));
    private final JsonNode compose = new YAMLMapper().readTree(COMPOSE.toFile());
    private final JsonNode easel = compose.at("/services/easel");

    ContainersTest() throws IOException {}

    private Settings settings() {
        Map<String, String> variables = new HashMap<>();
        easel.path("environment")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return SettingsReader.read(Environment.of(variables), Path.of("."));
    }

    @Test
    void theImageIsBuiltFromWhatIsThere() {
        List<String> sources = COPY.matcher(image)
                .results()
                .map(match -> match.group(1))
                .flatMap(names -> List.of(names.split(" ")).stream())
                .toList();

        assertThat(sources)
                .contains("src", "config", "pom.xml")
                .allSatisfy(name -> assertThat(Path.of(name)).exists());
        assertThat(Path.of("pom.xml"))
                .content()
                .contains("<finalName>easel</finalName>", "<maven.compiler.release>25</maven.compiler.release>");
        assertThat(image).contains("/src/target/easel.jar", "eclipse-temurin:25-jdk", "eclipse-temurin:25-jre");
    }

    @Test
    void theImageRunsAsNobodyAndKeepsItsDataInOnePlace() {
        assertThat(image)
                .contains("\nUSER 10001\n", "\nENV EASEL_DATA_DIR=/data\n", "\nVOLUME /data\n")
                .contains("\nEXPOSE " + settings().web().port() + "\n")
                .contains("\"healthcheck\"]", "\nCMD [\"run\"]");
    }

    @Test
    void theComposeFileSetsWhatEaselKnows() throws IOException {
        Settings settings = settings();

        assertThat(settings.web().host()).isEqualTo("0.0.0.0");
        assertThat(easel.path("volumes").toString()).contains(":" + settings.dataDir());
        assertThat(easel.path("ports").toString())
                .isEqualTo("[\"127.0.0.1:%1$d:%1$d\"]".formatted(settings.web().port()));
        assertThat(easel.path("tmpfs").toString()).isEqualTo("[\"/tmp:exec\"]");
        assertThat(COMPOSE.resolveSibling(easel.path("build").asText()).resolve("Dockerfile"))
                .exists();
        assertThat(Files.readString(Path.of(".env.example"))).contains("\nEASEL_DATABASE_URL=");
    }

    @Test
    void theComposeFileTakesTheDatabasesWordFromTheSameFileAsEasel() throws IOException {
        String how = Files.readString(COMPOSE);

        assertThat(easel.at("/env_file/path").asText()).isEqualTo("../.env");
        assertThat(compose.at("/services/db/environment/POSTGRES_PASSWORD").asText())
                .isEqualTo("${POSTGRES_PASSWORD:-}");
        assertThat(how)
                .contains("docker compose --env-file .env -f docs/compose.yaml up")
                .contains("docker compose --env-file .env -f docs/compose.yaml --profile postgres up")
                .contains("jdbc:postgresql://db/easel?user=easel&");
        assertThat(easel.at("/depends_on/db/condition").asText()).isEqualTo("service_healthy");
        assertThat(easel.at("/depends_on/db/required").asBoolean(true)).isFalse();
        assertThat(compose.at("/services/db/healthcheck/test").toString()).contains("pg_isready", "easel");
    }

    @Test
    void theExampleNamesEachVariableOnce() throws IOException {
        assertThat(Files.readAllLines(Path.of(".env.example")).stream()
                        .filter(line -> line.matches("[A-Z_]+=.*"))
                        .map(line -> line.replaceFirst("=.*", "")))
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void theComposeFileWaitsForTheJobsAtHand() {
        long grace = SECONDS.matcher(easel.path("stop_grace_period").asText())
                .results()
                .map(MatchResult::group)
                .map(text -> Long.parseLong(text.replace("s", "")))
                .findFirst()
                .orElseThrow();

        assertThat(grace).isGreaterThan(settings().jobs().stopGrace().toSeconds());
    }

    @Test
    void theComposeFileDeclaresItsVolumes() {
        List<String> declared =
                compose.path("volumes").propertyStream().map(Map.Entry::getKey).toList();

        assertThat(compose.path("services"))
                .allSatisfy(service -> assertThat(service.path("volumes"))
                        .allSatisfy(volume ->
                                assertThat(declared).contains(volume.asText().replaceFirst(":.*", ""))));
    }
}
