package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BoundedMemoryTest {
    @Test
    void aSmallHeapRefusesWhatItCannotHoldAndGoesOn() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        System.out.print("at 128 MB: " + said);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said)
                .startsWith("[image-too-heavy, image-too-heavy, image-too-heavy,")
                .contains("admitted, admitted, admitted, admitted]");
    }
}
