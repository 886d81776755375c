package dev.easel.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, in a browser: shown once more, searched and taken home. */
@ExtendWith(Chromium.class)
final class PlaygroundKeepingTest {
    @TempDir
    private Path folder;

    private Easel easel;

    @BeforeEach
    void start() throws Exception {
        easel = new Easel(folder).set("EASEL_REUSE_AFTER_MINUTES", "0").start();
    }

    @AfterEach
    void stop() {
        easel.close();
    }

    private Page open(Visitor visitor) {
        Page page = visitor.open(Playgrounds.url(easel));
        assertThat(page.locator("body[data-ready]")).isVisible();
        return page;
    }

    private static void say(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
    }

    @Test
    void takesThePictureOfBefore(Visitor visitor) {
        Page page = open(visitor);
        Locator cats = page.locator("#log").getByAltText("a white siamese cat");
        say(page, "a white siamese cat");
        assertThat(cats).hasCount(1);

        say(page, "a white siamese cat");
        page.locator("#log")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Use it (free)"))
                .click();

        assertThat(cats).hasCount(2);
        assertThat(page.locator("#log")).containsText("nothing was drawn, and it costs nothing");
    }

    @Test
    void findsPicturesByTheirWordsAndTakesThemHome(Visitor visitor) throws Exception {
        Page page = open(visitor);
        for (String prompt : List.of("a white siamese cat", "a red fox")) {
            say(page, prompt);
            assertThat(page.locator("#shelf").getByAltText(prompt)).isVisible();
        }

        page.getByLabel("Search my pictures").fill("FOX red");

        assertThat(page.locator("#shelf img")).hasCount(1);
        assertThat(page.locator("#shelf").getByAltText("a red fox")).isVisible();
        visitor.findsNoBarriers();
        Assertions.assertThat(zip(page))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d a red fox\\.png");

        page.getByText("Only some days").click();
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2020-01-01");
        assertThat(page.getByText("None of your pictures goes by that.")).isVisible();
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("");
        page.getByLabel("Search my pictures").fill("");
        assertThat(page.locator("#shelf img")).hasCount(2);
        Assertions.assertThat(zip(page)).hasSize(2);
    }

    private static List<String> zip(Page page) throws IOException {
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download all as a zip"))
                        .click());
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(download.createReadStream())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                if (ImageIO.read(in) == null) {
                    throw new AssertionError(entry.getName() + " is no picture");
                }
            }
        }
        return names;
    }
}
