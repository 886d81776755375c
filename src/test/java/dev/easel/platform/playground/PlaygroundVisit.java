package dev.easel.platform.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.Samples;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.awt.Color;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody at the playground, in a real browser. */
@ExtendWith(Chromium.class)
abstract class PlaygroundVisit {
    static final Wording WORDS = Wording.in(Locale.ENGLISH);
    static final UserMessage QUEUED = WORDS.queued(2, Duration.ZERO, Visibility.PUBLIC);
    static final String JOB = "01hx0000000000000000000";

    final PlaygroundRig rig = new PlaygroundRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    Page open(Visitor visitor) {
        Page page = visitor.open(rig.url() + "/");
        assertThat(page.locator("body[data-ready]")).isVisible();
        return page;
    }

    ReplyAddress say(Page page, String text) {
        page.getByRole(AriaRole.TEXTBOX).fill(text);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.TEXTBOX)).hasValue("");
        return rig.answering();
    }

    Delivery delivery(int images, Presentation presentation, Control... controls) {
        Color[] colours = {Color.ORANGE, Color.CYAN, Color.PINK};
        List<GeneratedImage> drawn = Stream.of(colours)
                .limit(images)
                .map(colour -> new GeneratedImage(rig.keep(300, 200, colour), null))
                .toList();
        return new Delivery(
                JOB,
                new Artwork(Samples.MODEL, drawn, null),
                WORDS.altText("the caption"),
                WORDS.altText("a white cat"),
                presentation,
                List.of(controls));
    }
}
