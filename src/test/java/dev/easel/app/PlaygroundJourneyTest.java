package dev.easel.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's first minutes with Easel: a browser, the sandbox, no account anywhere. */
@ExtendWith(Chromium.class)
final class PlaygroundJourneyTest {
    @TempDir
    private Path folder;

    private Easel easel;

    @AfterEach
    void stop() {
        if (easel != null) {
            easel.close();
        }
    }

    private Page open(Visitor visitor) throws Exception {
        easel = new Easel(folder).set("EASEL_PROVIDER_CONCURRENT", "1").start();
        Page page = visitor.open(Playgrounds.url(easel));
        assertThat(page.locator("body[data-ready]")).isVisible();
        return page;
    }

    @Test
    void drawsItsFirstPictureAndKeepsIt(Visitor visitor) throws Exception {
        Page page = open(visitor);
        assertThat(page.getByText("What shall we draw?")).isVisible();
        visitor.findsNoBarriers();
        visitor.pictures("welcome");

        page.getByRole(AriaRole.TEXTBOX).fill("/imagine a white siamese cat");
        page.keyboard().press("Enter");

        Locator picture = page.locator("#log").getByAltText("a white siamese cat");
        assertThat(picture).isVisible();
        assertThat((Boolean) picture.evaluate("image => image.decode().then(() => image.naturalWidth > 500)"))
                .isTrue();
        assertThat(page.locator("#shelf img")).hasCount(1);
        assertThat(page.getByText("gpt-image-2.5-flare")).isVisible();
        visitor.findsNoBarriers();
        visitor.pictures("drawn");
        visitor.shows("playground");
        page.locator("#connect summary").getByText("Discord").click();
        visitor.findsNoBarriers();
        visitor.shows("connect");
        visitor.onAPhone().scrollsOnlyDown();

        page.reload();

        assertThat(picture).isVisible();
        assertThat(page.locator("#shelf img")).hasCount(1);
    }

    @Test
    void doesWhateverThePageOffers(Visitor visitor) throws Exception {
        Page page = open(visitor);
        say(page, "/imagine a white siamese cat");
        Locator first = pictures(page, 1);

        press(first, "🔁 Again");
        pictures(page, 2);
        press(first, "V1");
        pictures(page, 3);
        press(first, "✏️ Edit…");
        page.getByLabel("What should the picture show?").fill("a cat with a red hat");
        page.locator(".is-form .primary").click();
        assertThat(pictures(page, 4)).containsText("a cat with a red hat");
        first.getByLabel("React: more like it").click();
        pictures(page, 5);
        press(first, "ℹ️ Info");
        assertThat(page.locator(".is-answer").last()).containsText("gpt-image-2.5-flare");
        press(first, "🖌️ Paint mask");
        assertThat(page.locator("#log a[href*='/mask#']")).isVisible();
        paste(page, first);
        say(page, "/edit make it night");
        assertThat(pictures(page, 6)).containsText("make it night");

        press(first, "🗑️ Delete");
        assertThat(page.getByText("Taken away.")).isVisible();
        page.locator("#shelf a").first().click();
        assertThat(page.locator("#log :focus img")).isVisible();
        say(page, "/imagine a boat sandbox:slow");
        assertThat(page.locator("#log")).containsText("Drawing");
        say(page, "/imagine one that waits");
        assertThat(page.locator("#log")).containsText("In the queue");
        Locator cancel = page.locator("#log").getByText("⏹ Cancel");
        assertThat(cancel).hasCount(1);
        cancel.click();
        assertThat(page.locator("#log")).containsText("Cancelled. Nothing was charged.");
        visitor.findsNoBarriers();
        visitor.scrollsOnlyDown();
    }

    private static void say(Page page, String text) {
        page.getByRole(AriaRole.TEXTBOX).fill(text);
        page.keyboard().press("Enter");
    }

    /** The latest of so many answers with pictures. */
    private static Locator pictures(Page page, int answers) {
        assertThat(page.locator(".is-pictures")).hasCount(answers);
        return page.locator(".is-pictures").nth(answers - 1);
    }

    private static void press(Locator entry, String button) {
        entry.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** As somebody does who copied the picture of an answer. */
    private static void paste(Page page, Locator entry) {
        entry.locator("img")
                .evaluate("image => fetch(image.src).then(answer => answer.blob()).then(file => {"
                        + " const data = new DataTransfer();"
                        + " data.items.add(new File([file], 'cat.png', {type: file.type}));"
                        + " document.getElementById('text').dispatchEvent("
                        + " new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); })");
        assertThat(page.locator("#attached li")).hasCount(1);
    }

    @Test
    void saysWhatThisIsWhereItIsOff(Visitor visitor) throws Exception {
        visitor.expects("404");
        easel = new Easel(folder).set("EASEL_WEB_HOST", "0.0.0.0").start();

        Page page = visitor.open(easel.webUrl() + "/");

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("This is Easel");
        assertThat(page.locator("main")).containsText("EASEL_PLAYGROUND_TOKEN");
        visitor.findsNoBarriers();
        visitor.pictures("off");
    }

    @Test
    void asksForItsTokenWhereOthersReachIt(Visitor visitor) throws Exception {
        visitor.expects("401");
        easel = new Easel(folder)
                .set("EASEL_WEB_HOST", "0.0.0.0")
                .set("EASEL_PLAYGROUND_TOKEN", "correct-horse")
                .start();
        Page page = visitor.open(Playgrounds.url(easel));
        visitor.findsNoBarriers();
        visitor.pictures("sign-in");

        page.getByLabel("Token").fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the token");
        page.getByLabel("Token").fill("correct-horse");
        page.keyboard().press("Enter");

        assertThat(page.locator("body[data-ready]")).isVisible();
        page.getByText("Sign out").click();
        assertThat(page.getByLabel("Token")).isVisible();
    }
}
