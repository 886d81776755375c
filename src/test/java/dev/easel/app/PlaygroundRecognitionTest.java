package dev.easel.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A picture of Easel's that somebody saved, attaches again, and asks about. */
@ExtendWith(Chromium.class)
final class PlaygroundRecognitionTest {
    @TempDir
    private Path folder;

    private Easel easel;

    @BeforeEach
    void start() throws Exception {
        easel = new Easel(folder).set("EASEL_QUOTAS", "[]").start();
    }

    @AfterEach
    void stop() {
        easel.close();
    }

    private Page draw(Visitor visitor) {
        Page page = visitor.open(Playgrounds.url(easel));
        assertThat(page.locator("body[data-ready]")).isVisible();
        say(page, "/imagine a white cat by a lake");
        assertThat(page.locator(".is-pictures")).hasCount(1);
        return page;
    }

    private static void say(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
    }

    /** The latest of so many answers. */
    private static Locator answer(Page page, int answers) {
        assertThat(page.locator(".is-answer")).hasCount(answers);
        return page.locator(".is-answer").last();
    }

    /** Pastes the drawn picture's own file. */
    private static void attach(Page page) {
        paste(page, "fetch(image.src).then(answer => answer.blob())");
    }

    /** Pastes what a program made of it: another format, another size, no metadata, or nothing of the picture at all. */
    private static void attachPainted(Page page, String type, double scale, boolean shows) {
        paste(page, """
                image.decode().then(() => new Promise(resolve => {
                    const canvas = document.createElement('canvas');
                    canvas.width = Math.round(image.naturalWidth * %s);
                    canvas.height = Math.round(image.naturalHeight * %s);
                    const pen = canvas.getContext('2d');
                    pen.fillStyle = 'teal';
                    pen.fillRect(0, 0, canvas.width, canvas.height / 3);
                    if (%s) pen.drawImage(image, 0, 0, canvas.width, canvas.height);
                    canvas.toBlob(resolve, '%s', 0.7);
                }))""".formatted(scale, scale, shows, type));
    }

    private static void paste(Page page, String file) {
        page.locator(".is-pictures img").first().evaluate("image => " + file + """
                        .then(file => {
                            const data = new DataTransfer();
                            data.items.add(new File([file], 'saved', {type: file.type}));
                            document.getElementById('text').dispatchEvent(
                                new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                        })""");
        assertThat(page.locator("#attached li")).hasCount(1);
    }

    @Test
    void isKnownByItsFileWhicheverWayOneAsks(Visitor visitor) {
        Page page = draw(visitor);

        attach(page);
        say(page, "What made this?");
        assertThat(answer(page, 1)).containsText("a white cat by a lake");
        attach(page);
        say(page, "/info");
        assertThat(answer(page, 2)).containsText("a white cat by a lake");

        assertThat(page.locator(".is-pictures")).hasCount(1);
        visitor.findsNoBarriers();
    }

    @Test
    void isKnownByItsLooksInAnotherFormatAndSize(Visitor visitor) {
        Page page = draw(visitor);
        int answers = 0;

        for (Map.Entry<String, Double> form :
                Map.of("image/jpeg", 1.0, "image/webp", 0.5, "image/png", 0.75).entrySet()) {
            attachPainted(page, form.getKey(), form.getValue(), true);
            say(page, "what made this?");
            assertThat(answer(page, ++answers)).containsText("a white cat by a lake");
            assertThat(answer(page, answers)).containsText("looks just like this one");
        }
    }

    @Test
    void isNotKnownWhenItIsAnother(Visitor visitor) {
        Page page = draw(visitor);

        attachPainted(page, "image/png", 1, false);
        say(page, "what made this?");

        assertThat(page.locator("#log")).containsText("knows no such picture");
        assertThat(page.locator(".is-pictures")).hasCount(1);
    }
}
