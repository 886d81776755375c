package dev.easel.platform.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Presentation;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.Visibility;
import dev.easel.testing.browser.Visitor;
import java.awt.Color;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlaygroundPageTest extends PlaygroundVisit {
    @Test
    void sendsWithEnterAndWithTheButton(Visitor visitor) {
        Page page = open(visitor);

        page.getByRole(AriaRole.TEXTBOX).fill("/imagine one");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("and two");
        page.keyboard().press("Enter");
        rig.await(1);
        page.getByRole(AriaRole.TEXTBOX).fill("/quota");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();

        List<String> said = rig.await(2).stream()
                .map(incoming -> ((Incoming.Mention) incoming).text())
                .toList();
        assertThat(said).containsExactly("/imagine one\nand two", "/quota");
        assertThat(page.locator(".entry.you")).hasCount(2);
    }

    @Test
    void followsAJobFromTheQueueToThePictures(Visitor visitor) {
        Page page = open(visitor);
        ReplyAddress address = say(page, "/imagine a white cat --count 2");

        rig.messenger().acknowledge(address, QUEUED, Control.cancel(JOB));
        assertThat(page.locator(".is-status")).containsText("2");
        page.getByText("Cancel").click();
        assertThat(rig.await(Incoming.Press.class).control()).isEqualTo(Control.cancel(JOB));
        rig.messenger()
                .preview(address, WORDS.drawing(2, 0, "gpt-image-2", Visibility.PUBLIC), rig.keep(30, 20, Color.GRAY));
        assertThat(page.getByAltText("Unfinished preview")).isVisible();
        rig.messenger().deliver(address, delivery(2, Presentation.OPEN, Control.of(Action.VARY, JOB, 2)));

        assertThat(page.getByAltText("a white cat (2/2)")).isVisible();
        assertThat(page.locator(".is-status")).hasCount(0);
        page.getByText("V2").click();
        assertThat(rig.await(3).getLast())
                .isInstanceOfSatisfying(
                        Incoming.Press.class,
                        press -> assertThat(press.control()).isEqualTo(Control.of(Action.VARY, JOB, 2)));
        visitor.findsNoBarriers();
        visitor.pictures("two");
    }

    @Test
    void speaksGerman(Visitor visitor) {
        visitor.speaks("de-DE");
        Page page = open(visitor);
        visitor.pictures("german");
        ReplyAddress address = say(page, "/imagine a white cat");
        rig.messenger().deliver(address, delivery(1, Presentation.OPEN, Control.of(Action.EDIT, JOB, 1)));

        assertThat(page.getByText("Bearbeiten…")).isVisible();
        visitor.pictures("german-one");
        visitor.findsNoBarriers();
        visitor.onAPhone();
        visitor.scrollsOnlyDown();
    }

    @Test
    void takesPicturesThatAreChosenOrPasted(Visitor visitor) {
        Page page = open(visitor);
        byte[] file = PlaygroundRig.picture(40, 30, Color.GREEN);

        page.locator("#files").setInputFiles(new FilePayload("../häuschen.png", "image/png", file));
        page.evaluate(
                "base64 => { const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));"
                        + " const data = new DataTransfer(); data.items.add(new File([bytes], 'mask.png', {type: 'image/png'}));"
                        + " document.getElementById('text').dispatchEvent("
                        + " new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }",
                Base64.getEncoder().encodeToString(PlaygroundRig.picture(40, 30, Color.WHITE)));
        assertThat(page.locator("#attached li")).hasCount(2);
        visitor.findsNoBarriers();
        say(page, "/edit make it night");

        Incoming.Mention mention = rig.await(Incoming.Mention.class);
        assertThat(mention.attachments().stream().map(Attachment::fileName))
                .containsExactly("häuschen.png", "mask.png");
        assertThat(page.getByAltText("häuschen.png")).isVisible();
        assertThat(page.locator("#attached li")).hasCount(0);
    }

    @Test
    void reactsAndAnswersToAPicture(Visitor visitor) {
        Page page = open(visitor);
        ReplyAddress address = say(page, "/imagine a white cat");
        rig.messenger().deliver(address, delivery(1, Presentation.OPEN));

        page.getByLabel("React: more like it").click();
        Incoming.Reaction reaction = rig.await(Incoming.Reaction.class);
        assertThat(page.getByLabel("React: more like it")).hasAttribute("aria-pressed", "true");
        page.getByText("Reply").click();
        assertThat(page.locator("#about")).containsText("a white cat");
        say(page, "make it night");

        assertThat(reaction.emoji()).isEqualTo("🎨");
        assertThat(reaction.on()).isEqualTo(PlaygroundAddress.of(address).message());
        assertThat(reaction.attachments()).hasSize(1);
        assertThat(rig.await(Incoming.Mention.class).about())
                .isEqualTo(PlaygroundAddress.of(address).message());
    }

    @Test
    void offersCommandsAndRemembersWhatWasSaid(Visitor visitor) {
        Page page = open(visitor);
        Locator box = page.getByRole(AriaRole.TEXTBOX);

        box.pressSequentially("/i");
        assertThat(page.locator("#commands button:visible")).hasCount(1);
        page.getByText("draws from words").click();
        assertThat(box).hasValue("/imagine ");
        box.pressSequentially("a fox");
        page.keyboard().press("Enter");
        rig.await(1);
        assertThat(box).hasValue("");
        page.keyboard().press("ArrowUp");

        assertThat(box).hasValue("/imagine a fox");
    }

    @Test
    void isUsableByKeyboardAlone(Visitor visitor) {
        Page page = open(visitor);

        page.keyboard().type("/imagine a white cat");
        page.keyboard().press("Enter");
        rig.messenger().deliver(rig.answering(), delivery(1, Presentation.OPEN, Control.of(Action.VARY, JOB, 1)));
        assertThat(page.getByAltText("a white cat")).isVisible();
        for (String back : List.of("📎", "Reply", "❌", "🔁", "🎨", "V1")) {
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator(":focus")).containsText(back);
        }
        page.keyboard().press("Space");

        assertThat(rig.await(Incoming.Press.class).control()).isEqualTo(Control.of(Action.VARY, JOB, 1));
        assertThat(page.locator(":focus")).containsText("V1");
    }
}
