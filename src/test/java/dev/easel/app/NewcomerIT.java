package dev.easel.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who has just cloned Easel: start it, open the address, click, and have a picture. */
@ExtendWith(Chromium.class)
final class NewcomerIT {
    private static final Map<String, String> ANY_PORT = Map.of("EASEL_WEB_PORT", "0");

    @TempDir
    private Path folder;

    @Test
    void getsAPictureThatOutlivesAKill(Visitor visitor) {
        visitor.expects("ERR_|Failed to load|net::");
        Page page = visitor.page();
        try (EaselProcess easel = EaselProcess.launcher(folder, ANY_PORT)) {
            easel.awaitReady();
            page.navigate(playground(easel.out()));
            page.getByText("a white siamese cat").first().click();

            awaitPicture(page);
        }
        try (EaselProcess easel = EaselProcess.launcher(folder, ANY_PORT)) {
            easel.awaitReady();

            page.navigate(playground(easel.out()));

            awaitPicture(page);
            page.locator("summary:has-text('Discord')").click();
            assertThat(page.getByText("./easel discord-invite")).isVisible();
        }
    }

    private static void awaitPicture(Page page) {
        Locator picture = page.locator("#log").getByAltText("a white siamese cat");
        assertThat(picture).isVisible();
        assertThat((Boolean) picture.evaluate("image => image.decode().then(() => image.naturalWidth > 500)"))
                .isTrue();
    }

    private static String playground(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("playground"))
                .map(line -> line.replaceFirst("^playground\\s+(http\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
