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

/** Several prompts at once in a browser, with the sandbox. */
@ExtendWith(Chromium.class)
final class PlaygroundBatchTest {
    @TempDir
    private Path folder;

    private Easel easel;

    @BeforeEach
    void start() throws Exception {
        easel = new Easel(folder).start();
    }

    @AfterEach
    void stop() {
        easel.close();
    }

    private Page say(Visitor visitor, String text) {
        Page page = visitor.open(Playgrounds.url(easel));
        assertThat(page.locator("body[data-ready]")).isVisible();
        page.getByRole(AriaRole.TEXTBOX).fill(text);
        page.keyboard().press("Enter");
        return page;
    }

    @Test
    void drawsAPromptALineAndSaysWhichOneWasRefused(Visitor visitor) throws Exception {
        Page page = say(visitor, "a white siamese cat\na sandbox:policy fox --count 2\na {red|blue} boat");

        Locator log = page.locator("#log");
        assertThat(log.getByAltText("a white siamese cat")).isVisible();
        assertThat(log.getByAltText("a red boat")).isVisible();
        assertThat(log.getByAltText("a blue boat")).isVisible();
        assertThat(log).containsText("3 of 4 prompts are drawn, 1 refused");
        assertThat(log).containsText("2 “a sandbox:policy fox”: ");
        visitor.findsNoBarriers();
    }

    @Test
    void drawsEachStyleAndAContactSheet(Visitor visitor) throws Exception {
        Page page = say(visitor, "/imagine a white siamese cat --styles mixed");

        Locator sheet = page.locator("#log").getByAltText("Contact sheet of all pictures");
        sheet.waitFor(new Locator.WaitForOptions().setTimeout(20_000));
        assertThat(page.locator("#log")).containsText("All 4 prompts are drawn.");
        sheet.evaluate("image => image.decode()");
        sheet.scrollIntoViewIfNeeded();
        visitor.pictures("contact-sheet");
    }

    @Test
    void pointsAtTheBraceThatMakesNoSense(Visitor visitor) throws Exception {
        Page page = say(visitor, "a white siamese cat\na {red|blue boat");

        assertThat(page.locator("#log"))
                .containsText("Prompt 2: The brace at character 3 is never closed: “a ▸{red|blue bo…”.");
    }

    @Test
    void redrawsAPictureInEveryChoice(Visitor visitor) throws Exception {
        Page page = say(visitor, "a white siamese cat");
        Locator log = page.locator("#log");
        assertThat(log.getByAltText("a white siamese cat")).isVisible();

        log.getByText("✏️ Edit…").click();
        page.getByLabel("What should the picture show?").fill("a cat with a {red|blue} hat");
        page.locator(".is-form .primary").click();

        assertThat(log.getByAltText("a cat with a red hat")).isVisible();
        assertThat(log.getByAltText("a cat with a blue hat")).isVisible();
        assertThat(log).containsText("All 2 prompts are drawn.");
    }
}
