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

/** From one picture to the next by words alone, with the price first where it is dear. */
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
                .set("EASEL_CONFIRM_ABOVE", "[{ usd: 0.4 }]")
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

    private static Locator pictures(Page page, int answers) {
        assertThat(page.locator(".is-pictures")).hasCount(answers);
        return page.locator(".is-pictures").nth(answers - 1);
    }

    private static Locator button(Locator entry, String label) {
        return entry.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label));
    }

    @Test
    void drawsWhatIsDearOnlyWhenItsPriceIsConfirmed(Visitor visitor) {
        Page page = open(visitor);
        say(page, "/imagine four cats --count 10 --quality high");
        Locator offer = page.locator(".entry").last();
        assertThat(offer).containsText("Nothing is reserved or charged yet");
        visitor.findsNoBarriers();
        visitor.pictures("price");

        button(offer, "⏹ Cancel").click();
        assertThat(page.locator("#log")).containsText("Nothing was drawn, and nothing is charged.");
        assertThat(button(page.locator("#log"), "✅ Confirm")).hasCount(0);
        say(page, "/imagine ten cats --count 10 --quality high");
        assertThat(page.locator("#log")).containsText("10 pictures with");
        button(page.locator("#log"), "✅ Confirm").last().click();

        assertThat(pictures(page, 1).locator("img")).hasCount(10);
        assertThat(button(page.locator("#log"), "✅ Confirm")).hasCount(0);
        visitor.pictures("confirmed");
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

    @Test
    void goesOnFromAnyPictureAndBack(Visitor visitor) {
        Page page = open(visitor);
        say(page, "/imagine a white siamese cat");
        Locator first = pictures(page, 1);
        button(first, "↩ Reply").click();
        say(page, "same but at night");
        assertThat(pictures(page, 2)).containsText("night");
        say(page, "/edit both in one picture --last 2");
        assertThat(pictures(page, 3)).containsText("both in one picture");

        button(first, "ℹ️ Info").click();
        Locator info = page.locator(".is-answer").last();
        assertThat(info).containsText("made from it");
        visitor.findsNoBarriers();
        visitor.pictures("info");
        button(info, "⬇️ Result 1").click();
        assertThat(page.locator(".is-answer").last()).containsText("Made from picture 1");
        button(page.locator(".is-answer").last(), "⬆️ Made from").first().click();
        assertThat(page.locator(".is-answer").last()).containsText("a white siamese cat");

        button(pictures(page, 3), "↩ Reply").click();
        say(page, "undo");
        assertThat(page.locator(".entry").last().locator(".pictures img")).hasCount(1);
        visitor.findsNoBarriers();
        visitor.scrollsOnlyDown();
        visitor.pictures("undone");

        say(page, "/imagine same but in the snow");
        assertThat(page.locator(".entry").last()).containsText("in the snow");
        button(page.locator(".entry").last(), "ℹ️ Info").click();
        assertThat(page.locator(".is-answer").last()).containsText("Made from picture 1");
    }
}
