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

/** Many prompts at once in the playground. */
@ExtendWith(Chromium.class)
final class PlaygroundTalkTest {
    @TempDir
    private Path folder;

    private Easel easel;

    @BeforeEach
    void start() throws Exception {
        easel = new Easel(folder)
                .set("EASEL_PROVIDER_CONCURRENT", "1")
                .set("EASEL_QUOTAS", "[]")
                .set("EASEL_IMAGE_PREVIEWS", "0")
                .start();
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
        page.getByRole(AriaRole.TEXTBOX).fill(text);
        page.keyboard().press("Enter");
    }

    private static Locator button(Locator entry, String label) {
        return entry.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label));
    }

    @Test
    void showsHowFarABatchIsAndCancelsTheRest(Visitor visitor) {
        Page page = open(visitor);
        say(page, "/imagine a fox\na boat sandbox:slow\na third\na fourth");
        Locator status = page.locator(".is-status");
        assertThat(status).containsText("1 of 4");
        visitor.findsNoBarriers();
        visitor.pictures("batch");

        button(status, "⏹ Cancel the rest").click();

        assertThat(page.locator(".is-answer").last()).containsText("2 of 4 prompts are drawn, 2 cancelled");
        assertThat(button(page.locator("#log"), "⏹ Cancel the rest")).hasCount(0);
    }
}
