package dev.easel.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From 🖌️ below a picture over the page for painting to the result in the same conversation. */
@ExtendWith(Chromium.class)
final class MaskJourneyTest {
    private static final String BYTES = """
            image => fetch(image.src).then(file => file.arrayBuffer())
                .then(bytes => btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join('')))
            """;

    @TempDir
    private Path folder;

    private Easel easel;

    @AfterEach
    void stop() {
        easel.close();
    }

    private static BufferedImage image(Locator image) throws IOException {
        byte[] file = Base64.getDecoder().decode((String) image.evaluate(BYTES));
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** From one place of a square picture to another, in shares of it; the picture is as high as its frame. */
    private static void drag(Page page, double x, double y, double toX, double toY) {
        BoundingBox frame = page.locator("#picture").boundingBox();
        double left = frame.x + (frame.width - frame.height) / 2;
        page.mouse().move(left + x * frame.height, frame.y + y * frame.height);
        page.mouse().down();
        page.mouse().move(left + toX * frame.height, frame.y + toY * frame.height);
        page.mouse().up();
    }

    /** A mouse hits whole pixels of the screen, which are up to two of the picture's. */
    private static boolean isIn(int place, int length, double from, double to) {
        return place >= from * length - 4 && place <= to * length + 4;
    }

    @Test
    void repaintsWhatWasPaintedAndNotOneBitMore(Visitor visitor) throws Exception {
        easel = new Easel(folder).start();
        Page chat = visitor.open(Playgrounds.url(easel));
        assertThat(chat.locator("body[data-ready]")).isVisible();
        chat.getByRole(AriaRole.TEXTBOX).fill("a white siamese cat");
        chat.keyboard().press("Enter");
        Locator before = chat.locator("#log").getByAltText("a white siamese cat");
        assertThat(before).isVisible();

        chat.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("🖌️ Paint mask"))
                .click();
        Locator link = chat.locator("#log a[href*='/mask#']");
        Page editor = visitor.context().waitForPage(link::click);
        assertThat(editor.locator("#picture")).hasAttribute("aria-label", "The picture: a white siamese cat");
        editor.getByLabel("Rectangle").check();
        drag(editor, 0.1, 0.1, 0.4, 0.3);
        assertThat(editor.locator("#share")).containsText("will be repainted");
        editor.getByLabel("What should the picture show?").fill("a goldfish bowl");
        visitor.shows(editor, "mask-editor");
        editor.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Repaint it"))
                .click();
        assertThat(editor.locator("h1:visible")).hasText("On its way");

        Locator after = chat.locator("#log").getByAltText("a goldfish bowl");
        assertThat(after).isVisible();
        BufferedImage original = image(before);
        BufferedImage result = image(after);
        assertThat(result.getWidth()).isEqualTo(original.getWidth());
        assertThat(result.getHeight()).isEqualTo(original.getHeight());
        int changedInside = 0;
        int changedOutside = 0;
        for (int y = 0; y < original.getHeight(); y++) {
            for (int x = 0; x < original.getWidth(); x++) {
                boolean changed = original.getRGB(x, y) != result.getRGB(x, y);
                boolean inside = isIn(x, original.getWidth(), 0.1, 0.4) && isIn(y, original.getHeight(), 0.1, 0.3);
                changedInside += changed && inside ? 1 : 0;
                changedOutside += changed && !inside ? 1 : 0;
            }
        }
        assertThat(changedOutside).isZero();
        assertThat(changedInside).isPositive();

        editor.reload();
        assertThat(editor.locator("h1:visible")).hasText("This link was used already");
    }
}
