package dev.easel.sandbox.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GlyphSheetTest {
    private final GlyphSheet sheet = GlyphSheet.load();
    private final GlyphReader reader = new GlyphReader();

    @Test
    void drawsEveryPictureInsideTheBoxAndOnItsGround() {
        assertThat(sheet.codes()).hasSizeGreaterThan(700).allSatisfy(codes -> {
            List<Layer> layers = reader.read(sheet.open(codes));
            Rectangle2D all = layers.getFirst().shape().getBounds2D();
            layers.forEach(layer -> all.add(layer.shape().getBounds2D()));

            assertThat(all.getMaxY()).isBetween(95.9, 96.1);
            assertThat(Math.max(all.getWidth(), all.getHeight())).isBetween(91.9, 92.1);
        });
    }

    @Test
    void callsOnlyPicturesThatAreThere() {
        assertThat(GlyphText.lines("words"))
                .allSatisfy(line -> assertThat(sheet.codes()).contains(line.substring(0, line.indexOf(' '))));
    }

    @Test
    void fetchesNothingThatAPictureRefersTo() {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'>"
                + "<image href='file:///dev/zero' width='9' height='9'/><use href='http://127.0.0.1:9/a.svg#b'/>"
                + "<circle cx='9' cy='9' r='4'/></svg>";

        assertThat(reader.read(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
                .hasSize(1);
    }
}
