package dev.easel.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.nio.file.Path;
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
}
