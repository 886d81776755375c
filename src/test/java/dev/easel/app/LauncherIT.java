package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.process.EaselProcess;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./easel} as a newcomer uses it: the script, the jar, no configuration. */
final class LauncherIT {
    @TempDir
    Path folder;

    @Test
    void drawsAPictureWithNoConfigurationAtAll() throws Exception {
        EaselProcess easel = EaselProcess.launcher(folder, Map.of(), "imagine", "a white siamese cat", "--out", "out");

        assertThat(easel.awaitExit()).as("%s", easel.err()).isZero();
        assertThat(easel.out()).hasSize(1);
        Path file = folder.resolve(easel.out().getFirst());
        assertThat(file.getParent()).isEqualTo(folder.resolve("out"));
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1024);
        assertThat(image.getHeight()).isEqualTo(1024);
        assertThat(easel.err()).isNotEmpty().noneMatch(line -> line.contains("WARN") || line.contains("Exception"));
    }

    @Test
    void drawsTheSizeThatWasAskedFor() throws Exception {
        EaselProcess easel =
                EaselProcess.launcher(folder, Map.of(), "imagine", "a fjord at dawn", "--size", "1280x720");

        assertThat(easel.awaitExit()).as("%s", easel.err()).isZero();
        BufferedImage image =
                ImageIO.read(folder.resolve(easel.out().getFirst()).toFile());
        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(image.getHeight()).isEqualTo(720);
    }

    @Test
    void refusesWrongUsageInOneLineAndWritesNothing() throws Exception {
        EaselProcess easel = EaselProcess.launcher(
                folder, Map.of(), "imagine", "a cat", "--size", "100x100", "--count", "12", "--out", "out");

        assertThat(easel.awaitExit()).isEqualTo(2);
        assertThat(easel.err())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("error: ")
                        .contains("12", "100x100", "1024x1024", "Nothing was charged"));
        assertThat(easel.out()).isEmpty();
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void countsCharactersOfEveryLanguageWhateverTheLocale() throws Exception {
        String prompt = "🦊".repeat(4_001);

        EaselProcess easel = EaselProcess.launcher(
                folder, Map.of("LC_ALL", "C"), "imagine", prompt, "--model", "dall-e-3", "--size", "1024x1024");

        assertThat(easel.awaitExit()).isEqualTo(2);
        assertThat(easel.err())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("4001", "4000"));
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        EaselProcess easel = EaselProcess.launcher(folder, Map.of("EASEL_JAVA_HOME", "/nowhere"), "imagine", "a cat");

        assertThat(easel.awaitExit()).isEqualTo(69);
        assertThat(easel.err())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("error: ").contains("Java 25", "/nowhere"));
    }

    @Test
    void namesEveryProblemOfTheConfigurationAtOnce() throws Exception {
        Map<String, String> environment =
                Map.of("EASEL_IMAGE_COUNT", "99", "EASEL_WEB_PROT", "1", "OPENAI_BASE_URL", "nonsense");

        EaselProcess easel = EaselProcess.launcher(folder, environment, "run");

        assertThat(easel.awaitExit()).isEqualTo(78);
        assertThat(easel.err())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("image.count", "EASEL_WEB_PORT", "OPENAI_BASE_URL"));
    }

    @Test
    void runsWithNoTokenAndSaysWhatIsOff() throws Exception {
        try (EaselProcess easel = EaselProcess.launcher(folder, Map.of("EASEL_WEB_PORT", "0"), "run")) {
            easel.awaitReady();

            assertThat(easel.out()).last().isEqualTo("ready");
            assertThat(easel.out()).anyMatch(line -> line.startsWith("discord") && line.contains("DISCORD_TOKEN"));
            assertThat(easel.out()).anyMatch(line -> line.startsWith("sandbox") && line.contains("OPENAI_API_KEY"));
            assertThat(get(HttpRequest.newBuilder(URI.create(urlIn(easel, "web")))))
                    .isEqualTo(200);

            easel.terminate();
            assertThat(easel.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void healthcheckTellsARunningInstanceFromNone() throws Exception {
        Map<String, String> nobody = Map.of("EASEL_WEB_PORT", "1");
        EaselProcess none = EaselProcess.jar(folder, nobody, "healthcheck");
        assertThat(none.awaitExit()).isEqualTo(1);

        try (EaselProcess easel = EaselProcess.jar(folder, Map.of("EASEL_WEB_PORT", "0"), "run")) {
            String port =
                    String.valueOf(URI.create(urlIn(easel.awaitReady(), "web")).getPort());

            EaselProcess one = EaselProcess.jar(folder, Map.of("EASEL_WEB_PORT", port), "healthcheck");

            assertThat(one.awaitExit()).as("%s", one.err()).isZero();
        }
    }

    @Test
    void servesTheSandboxToOtherClients() throws Exception {
        try (EaselProcess easel = EaselProcess.launcher(folder, Map.of(), "sandbox", "--port", "0")) {
            easel.awaitReady();

            assertThat(get(HttpRequest.newBuilder(URI.create(urlIn(easel, "sandbox") + "/models"))
                            .header("Authorization", "Bearer any")))
                    .isEqualTo(200);
        }
    }

    @Test
    void leavesNothingButItsDataFolder() throws Exception {
        EaselProcess easel = EaselProcess.launcher(folder, Map.of(), "imagine", "a cat", "--out", "pictures");

        assertThat(easel.awaitExit()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("data", "pictures");
        }
    }

    private static String urlIn(EaselProcess easel, String name) {
        String line = easel.out().stream()
                .filter(text -> text.startsWith(name))
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf("http")).split("\\s", 2)[0];
    }

    private static int get(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
