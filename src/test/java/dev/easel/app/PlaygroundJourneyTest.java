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
        easel = new Easel(folder).start();
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
        visitor.onAPhone().scrollsOnlyDown();

        page.reload();

        assertThat(picture).isVisible();
        assertThat(page.locator("#shelf img")).hasCount(1);
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
