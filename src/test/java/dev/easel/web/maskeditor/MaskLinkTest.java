package dev.easel.web.maskeditor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.easel.web.maskeditor.EditorPage.drag;
import static dev.easel.web.maskeditor.EditorPage.picture;
import static dev.easel.web.maskeditor.EditorPage.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.easel.core.gallery.EditSession;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a link to the mask editor is good for, and when no longer. */
@ExtendWith(Chromium.class)
final class MaskLinkTest {
    private final EditorFixture editor = new EditorFixture();

    @AfterEach
    void stop() {
        editor.close();
    }

    private static String heading(Page page) {
        return page.locator("h1:visible").textContent();
    }

    @Test
    void speaksGerman(Visitor visitor) throws IOException {
        visitor.speaks("de-DE");
        Page page = visitor.open(editor.link(600, 400));

        assertThat(page.locator("html")).hasAttribute("lang", "de");
        visitor.pictures("german");
        visitor.findsNoBarriers();
        visitor.onAPhone();
        visitor.scrollsOnlyDown();
    }

    @Test
    void isUsedUpBySubmittingAndNotByOpening(Visitor visitor) throws IOException {
        String link = editor.link(600, 400);
        for (int preview = 0; preview < 3; preview++) {
            visitor.open(link);
            assertThat(picture(visitor.page())).isVisible();
            visitor.open("about:blank");
        }
        Page page = visitor.open(link);
        drag(page, 1.5, 0.25, 0.5, 0.75, 0.5);
        send(page, "a hat");

        visitor.open("about:blank");
        visitor.open(link);

        assertThat(page.locator("h1:visible")).hasText("This link was used already");
        visitor.pictures("used");
        visitor.findsNoBarriers();
    }

    @Test
    void livesTenMinutesUnopenedAndAnHourInItsBrowser(Visitor visitor) throws IOException {
        String opened = editor.link(60, 40);
        String unopened = editor.link(60, 40, "fedcba9876543210".repeat(2));
        Page page = visitor.open(opened);
        assertThat(picture(page)).isVisible();

        editor.clock.advance(EditSession.LINK_LIVES);
        visitor.open("about:blank");
        visitor.open(unopened);
        assertThat(page.locator("h1:visible")).hasText("This link is too old");
        visitor.open("about:blank");
        visitor.open(opened);
        assertThat(picture(page)).isVisible();
        editor.clock.advance(Duration.ofMinutes(50));
        visitor.open("about:blank");
        visitor.open(opened);

        assertThat(page.locator("h1:visible")).hasText("This link is too old");
    }

    @Test
    void belongsToTheBrowserThatOpenedItFirst(Visitor visitor) throws IOException {
        String link = editor.link(60, 40);
        visitor.open(link);
        assertThat(picture(visitor.page())).isVisible();

        visitor.context().clearCookies();
        visitor.open("about:blank");
        visitor.open(link);

        assertThat(visitor.page().locator("h1:visible")).hasText("This link is open in another browser");
    }

    @Test
    void saysWhenALinkLeadsNowhere(Visitor visitor) {
        Page page = visitor.open(editor.url() + "/mask#0123");

        assertThat(page.locator("h1:visible")).hasText("This link leads nowhere");
        assertThat(heading(page)).isNotEmpty();
    }
}
