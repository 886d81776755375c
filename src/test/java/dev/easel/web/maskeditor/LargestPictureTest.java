package dev.easel.web.maskeditor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.easel.web.maskeditor.EditorFixture.share;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The largest picture there may be, painted and submitted; says how long it takes. */
@Tag("benchmark")
@ExtendWith(Chromium.class)
final class LargestPictureTest {
    private static final Logger LOG = LoggerFactory.getLogger(LargestPictureTest.class);
    private static final int EDGE = 8_000;
    private static final double PATIENCE_MILLIS = 120_000;

    /** Milliseconds of each frame while a soft brush of a tenth of the picture goes about. */
    private static final String FRAMES = """
            async () => {
              const canvas = document.getElementById('picture');
              const box = canvas.getBoundingClientRect();
              const send = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type,
                  {pointerId: 1, pointerType: 'mouse', button: 0, clientX: box.left + x, clientY: box.top + y, bubbles: true}));
              canvas.setPointerCapture = () => {};
              const frames = [];
              send('pointerdown', 100, 100);
              for (let step = 1; step <= 90; step++) {
                const began = performance.now();
                for (let part = 0; part < 4; part++) send('pointermove', 100 + step * 4 + part, 100 + 80 * Math.sin(step / 9));
                await new Promise(requestAnimationFrame);
                frames.push(performance.now() - began);
              }
              send('pointerup', 460, 100);
              frames.sort((one, other) => one - other);
              return [frames[45], frames[85], frames[89]].map(Math.round).join('/');
            }
            """;

    @Test
    void isPaintedSmoothlyAndMaskedInItsOwnSize(Visitor visitor) throws IOException {
        try (EditorFixture editor = new EditorFixture()) {
            String link = editor.link(EDGE, EDGE);

            long start = System.nanoTime();
            Page page = visitor.open(link);
            page.locator("#picture").waitFor(new WaitForOptions().setTimeout(PATIENCE_MILLIS));
            long opened = System.nanoTime();
            page.locator("#softness").fill("60");
            Object frames = page.evaluate(FRAMES);
            page.locator("#prompt").fill("a hat");
            long sending = System.nanoTime();
            page.locator("#submit").click();
            assertThat(page.locator("h1:visible"))
                    .hasText("On its way", new HasTextOptions().setTimeout(PATIENCE_MILLIS));
            long sent = System.nanoTime();

            BufferedImage mask = editor.mask();
            assertThat(mask.getWidth()).isEqualTo(EDGE);
            assertThat(share(mask, 10, 10)).isZero();
            LOG.warn(
                    "64 megapixels: opened in {} ms, frames of {} ms (median/95 %/worst), masked in {} ms",
                    (opened - start) / 1_000_000, frames, (sent - sending) / 1_000_000);
        }
    }
}
