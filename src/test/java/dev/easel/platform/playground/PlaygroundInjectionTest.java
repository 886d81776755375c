package dev.easel.platform.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.Caption;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.Samples;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Payloads;
import dev.easel.testing.browser.Visitor;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever people write stays text, wherever it is shown. */
@ExtendWith(Chromium.class)
final class PlaygroundInjectionTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);

    private final PlaygroundRig rig = new PlaygroundRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void runsNothingOfWhatPeopleWrite(Visitor visitor) {
        List<String> payloads = Payloads.all();
        ImageRef picture = rig.keep(8, 8, Color.RED);
        Page page = visitor.page();
        page.addInitScript("window.broken = number => { (window.ran ??= []).push(number); }; window.alert = broken;");
        page.navigate(rig.url() + "/");
        page.getByRole(AriaRole.TEXTBOX).fill(payloads.getFirst());
        page.keyboard().press("Enter");
        ReplyAddress first = rig.answering();

        for (int i = 0; i < payloads.size(); i++) {
            ReplyAddress address = i == 0 ? first : rig.messenger().later(first);
            show(address, payloads.get(i), picture, i);
        }

        assertThat(page.locator(".entry")).hasCount(payloads.size() + 1);
        page.reload();
        assertThat(page.locator(".entry")).hasCount(payloads.size() + 1);
        page.mouse().move(300, 300);
        page.evaluate("() => Promise.all([...document.images].map(image => image.decode().catch(() => {})))");
        assertThat(page.evaluate("() => window.ran ?? []")).isEqualTo(List.of());
        assertThat(page.locator("#log script, #log iframe, #log svg, #log [onerror], #log object, #log style"))
                .hasCount(0);
        assertThat(payloads).hasSizeGreaterThan(200);
        assertThat(page.url()).isEqualTo(rig.url() + "/");
        for (String payload : payloads.subList(0, 26)) {
            assertThat(page.locator("#log").textContent()).contains(payload);
        }
    }

    private void show(ReplyAddress address, String payload, ImageRef picture, int number) {
        Caption caption = new Caption(payload, List.of(payload), 0, List.of(), List.of(payload));
        UserMessage text = WORDS.caption(caption, Visibility.PUBLIC);
        switch (number % 3) {
            case 0 ->
                rig.messenger()
                        .deliver(
                                address,
                                new Delivery(
                                        "job" + number,
                                        new Artwork(Samples.MODEL, List.of(new GeneratedImage(picture, null)), null),
                                        text,
                                        WORDS.altText(payload),
                                        Presentation.OPEN));
            case 1 -> {
                Document file = new Document(payload, payload, 1, () -> new ByteArrayInputStream(new byte[1]));
                Answer.Picture shown = new Answer.Picture(picture, WORDS.altText(payload));
                rig.messenger().answer(address, new Answer(text, List.of(shown), List.of(), List.of(file)));
            }
            default -> {
                Field field =
                        new Field(payload, payload, payload, new Field.Kind.Line(), Field.Presence.OPTIONAL, 4000);
                Field choice = new Field(
                        "size",
                        payload,
                        payload,
                        new Field.Kind.Choice(List.of(payload)),
                        Field.Presence.OPTIONAL,
                        4000);
                Control edit = Control.of(Action.EDIT, "job", 1);
                rig.messenger().ask(address, new Form(payload, edit, payload, List.of(field, choice)));
            }
        }
    }
}
