package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.process.EaselProcess;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./easel edit} and {@code ./easel variations}, with the real jar and the sandbox. */
final class EditIT {
    @TempDir
    Path folder;

    @Test
    void leavesEveryPixelOutsideTheRegionAsItWas() throws Exception {
        Path original = draw("imagine", "a sunlit lounge with a pool");

        Path edited = draw("edit", original.toString(), "a flamingo in the pool", "--region", "right half");

        BufferedImage before = ImageIO.read(original.toFile());
        BufferedImage after = ImageIO.read(edited.toFile());
        assertThat(after.getWidth()).isEqualTo(before.getWidth());
        assertThat(after.getHeight()).isEqualTo(before.getHeight());
        assertThat(changed(before, after, 0, before.getWidth() / 2)).isZero();
        assertThat(changed(before, after, before.getWidth() / 2, before.getWidth()))
                .isGreaterThan(before.getWidth() * before.getHeight() / 20);
    }

    @Test
    void showsWhatWouldBeRepaintedAndDrawsNothing() throws Exception {
        Path original = Path.of("docs/images/a-white-siamese-cat.png").toAbsolutePath();

        Path preview = draw("edit", original.toString(), "--region", "right half", "--preview-mask", "new/preview.png");

        BufferedImage before = ImageIO.read(original.toFile());
        BufferedImage after = ImageIO.read(preview.toFile());
        assertThat(preview).isEqualTo(folder.resolve("new/preview.png"));
        assertThat(changed(before, after, 0, before.getWidth() / 2)).isZero();
        assertThat(changed(before, after, before.getWidth() / 2, before.getWidth()))
                .isEqualTo(before.getWidth() * before.getHeight() / 2);
        assertThat(folder.resolve("data/easel.db")).doesNotExist();
    }

    @Test
    void variesAPictureByTheEndpointAndByAnInstruction() throws Exception {
        Path original = draw("imagine", "a castle on a hill");

        Path byInstruction = draw("variations", original.toString(), "--strength", "subtle");
        Path byEndpoint = draw("variations", original.toString(), "--model", "dall-e-2");

        assertThat(ImageIO.read(byInstruction.toFile()).getWidth()).isEqualTo(1024);
        assertThat(ImageIO.read(byEndpoint.toFile()).getWidth()).isEqualTo(1024);
    }

    @Test
    void refusesAMissingFileAndAnUnclearRegionAsWrongUsage() throws Exception {
        Path original = draw("imagine", "a castle on a hill");

        for (List<String> wrong : List.of(
                List.of("edit", "nowhere.png", "a cat"),
                List.of("edit", original.toString(), "a cat", "--region", "somewhere"),
                List.of("edit", original.toString(), "a cat", "--mask", "pom.xml"),
                List.of("edit", original.toString(), "a cat", "--marked", original.toString(), "--region", "center"),
                List.of("edit", original.toString(), "--preview-mask", "preview.png"),
                List.of("edit", original.toString(), "--preview-mask", "preview.png", "--mask", "nowhere.png"),
                List.of("variations", original.toString(), "--strength", "wild"),
                List.of("variations"))) {
            EaselProcess easel = EaselProcess.jar(folder, Map.of(), wrong.toArray(String[]::new));

            assertThat(easel.awaitExit()).as("%s %s", wrong, easel.err()).isEqualTo(2);
            assertThat(easel.err()).singleElement().asString().startsWith("error: ");
        }
    }

    private Path draw(String... arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        EaselProcess easel = EaselProcess.jar(folder, Map.of(), all.toArray(String[]::new));
        assertThat(easel.awaitExit()).as("%s %s", all, easel.err()).isZero();
        return folder.resolve(easel.out().getFirst());
    }

    private static int changed(BufferedImage before, BufferedImage after, int fromX, int toX) {
        int changed = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = fromX; x < toX; x++) {
                changed += before.getRGB(x, y) == after.getRGB(x, y) ? 0 : 1;
            }
        }
        return changed;
    }
}
