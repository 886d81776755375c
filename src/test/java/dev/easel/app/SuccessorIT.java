package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.process.EaselProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are gone, with the real jar and the sandbox in the part of two kinds of servers. */
final class SuccessorIT {
    private static final Map<String, String> OPENAI = Map.of("EASEL_PROVIDER_SERVER", "openai");
    private static final Map<String, String> COMPATIBLE = Map.of("EASEL_PROVIDER_SERVER", "compatible");

    @TempDir
    Path folder;

    @Test
    void drawsARetiredModelsReplacementAndSaysSo() throws Exception {
        EaselProcess easel =
                EaselProcess.jar(folder, OPENAI, "imagine", "a fox", "--model", "dall-e-2", "--size", "256x256");

        assertThat(easel.awaitExit()).as("%s", easel.err()).isZero();
        assertThat(easel.err())
                .contains(
                        "dall-e-2 is no longer available; drawn with gpt-image-2.5-flare.",
                        "Changed for gpt-image-2.5-flare: size 256x256 to 1024x1024, quality standard to medium.");
        assertThat(width(easel)).isEqualTo(1024);
    }

    @Test
    void asksACompatibleServerForTheModelItself() throws Exception {
        EaselProcess easel =
                EaselProcess.jar(folder, COMPATIBLE, "imagine", "a fox", "--model", "dall-e-2", "--size", "256x256");

        assertThat(easel.awaitExit()).as("%s", easel.err()).isZero();
        assertThat(easel.err()).noneMatch(line -> line.contains("gpt-image"));
        assertThat(width(easel)).isEqualTo(256);
    }

    @Test
    void drawsTheReplacementOfAModelThatACompatibleServerRefuses() throws Exception {
        addModel("{ id: house-1, family: dall-e-2, prices: dall-e-2, source: ours, replacement: gpt-image-2.5-flare }");

        EaselProcess imagine = EaselProcess.jar(
                folder, COMPATIBLE, "imagine", "a fox", "--model", "house-1", "--size", "512x512", "--count", "2");
        assertThat(imagine.awaitExit()).as("%s", imagine.err()).isZero();
        EaselProcess vary =
                EaselProcess.jar(folder, COMPATIBLE, "variations", imagine.out().getFirst(), "--model", "house-1");
        assertThat(vary.awaitExit()).as("%s", vary.err()).isZero();

        assertThat(Stream.of(imagine, vary))
                .allSatisfy(easel -> assertThat(easel.err())
                        .contains("The image service does not have house-1; drawn with gpt-image-2.5-flare."));
        assertThat(imagine.out()).hasSize(2);
        assertThat(width(imagine)).isEqualTo(1024);
    }

    @Test
    void failsAModelThatNobodyReplacesAsTheServerSays() throws Exception {
        EaselProcess easel = EaselProcess.jar(folder, COMPATIBLE, "imagine", "a fox", "--model", "house-2");

        assertThat(easel.awaitExit()).isEqualTo(1);
        assertThat(easel.err()).last().asString().startsWith("error: The image service does not have the model");
    }

    @Test
    void doesNotStartWithReplacementsThatLeadNowhere() throws Exception {
        addModel("{ id: one, family: dall-e-2, prices: dall-e-2, source: ours, replacement: two }");
        addModel("{ id: two, family: dall-e-2, prices: dall-e-2, source: ours, replacement: one }");
        addModel("{ id: three, family: dall-e-2, prices: dall-e-2, source: ours, shutdown: 2027-01-01 }");

        EaselProcess easel = EaselProcess.jar(folder, OPENAI, "imagine", "a fox");

        assertThat(easel.awaitExit()).isEqualTo(78);
        assertThat(easel.err())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains("must not lead back to one", "must not lead back to two", "after the shutdown of three");
    }

    @Test
    void warnsTheOperatorOfADefaultThatIsGone() {
        Map<String, String> retired = Map.of("EASEL_IMAGE_MODEL", "dall-e-3", "EASEL_WEB_PORT", "0");

        try (EaselProcess easel = EaselProcess.jar(folder, retired, "run").awaitReady()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Stream.concat(easel.out().stream(), easel.err().stream())
                            .anyMatch(line -> line.contains("WARN")
                                    && line.contains("model dall-e-3 was shut down on 2026-05-12")));
        }
    }

    private void addModel(String row) throws IOException {
        Path file = Files.createDirectories(folder.resolve("config")).resolve("models.yaml");
        Path source = Files.exists(file) ? file : Path.of("config/models.yaml");
        Files.writeString(file, Files.readString(source) + "  - " + row + "\n");
    }

    private int width(EaselProcess easel) throws IOException {
        return ImageIO.read(folder.resolve(easel.out().getFirst()).toFile()).getWidth();
    }
}
