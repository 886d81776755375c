package dev.easel.sandbox.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("benchmark")
final class PaintingSpeedTest {
    private static final Logger LOG = LoggerFactory.getLogger(PaintingSpeedTest.class);
    private static final int ROUNDS = 4;
    private static final List<String> PROMPTS = List.of(
            "a white siamese cat",
            "neon city at night with a robot",
            "watercolor of a sailboat on a lake",
            "anime girl in a garden",
            "sketch of an owl in the forest",
            "quarterly revenue",
            "four octopuses, a dragon, a bicycle and a pizza");

    private final Painter painter = Painter.create();

    @ParameterizedTest
    @CsvSource({"256,256", "1024,1024", "1536,1024", "3840,2160"})
    void drawsWithinAFewTenthsOfASecond(int width, int height) throws Exception {
        for (ImageFormat format : ImageFormat.values()) {
            for (String prompt : PROMPTS) {
                Recipe recipe = new Recipe(prompt, "gpt-image-2", width, height, "low", "", false, format, 90, 0);
                long millis = Long.MAX_VALUE;
                int bytes = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    long begun = System.nanoTime();
                    bytes = painter.paint(recipe).length;
                    millis = Math.min(millis, (System.nanoTime() - begun) / 1_000_000);
                }
                LOG.info("{}x{} {} {} ms, {} kB: {}", width, height, format, millis, bytes / 1000, prompt);
                assertThat(millis).isLessThan(5_000);
            }
        }
    }
}
