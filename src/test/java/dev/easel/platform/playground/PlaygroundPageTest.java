package dev.easel.platform.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
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
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
final class PlaygroundPageTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final UserMessage QUEUED = WORDS.queued(2, Duration.ZERO, Visibility.PUBLIC);
    private static final String JOB = "01hx0000000000000000000";

    private final PlaygroundRig rig = new PlaygroundRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    private Page open(Visitor visitor) {
        Page page = visitor.open(rig.url() + "/");
        assertThat(page.locator("body[data-ready]")).isVisible();
        return page;
    }

    private ReplyAddress say(Page page, String text) {
        page.getByRole(AriaRole.TEXTBOX).fill(text);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.TEXTBOX)).hasValue("");
        return rig.answering();
    }

    private Delivery delivery(int images, Presentation presentation, Control... controls) {
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
    void fillsInAFormByKeyboardAlone(Visitor visitor) {
        Page page = open(visitor);
        ReplyAddress address = say(page, "/edit");
        Control edit = Control.of(Action.EDIT, JOB, 1);
        rig.messenger()
                .ask(
                        address,
                        new Form(
                                "Edit the picture",
                                edit,
                                "Draw",
                                List.of(
                                        new Field(
                                                "prompt",
                                                "What to change",
                                                "",
                                                new Field.Kind.Paragraph(),
                                                Field.Presence.REQUIRED,
                                                4000),
                                        new Field(
                                                "size",
                                                "Size",
                                                "",
                                                new Field.Kind.Choice(List.of("auto", "square")),
                                                Field.Presence.OPTIONAL,
                                                20),
                                        new Field(
                                                "region",
                                                "Region",
                                                "",
                                                new Field.Kind.Line(),
                                                Field.Presence.OPTIONAL,
                                                100))));
        assertThat(page.getByLabel("What to change")).isFocused();
        visitor.findsNoBarriers();

        page.keyboard().type("a red hat");
        page.keyboard().press("Tab");
        page.keyboard().type("sq");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        Incoming.Submission sent = rig.await(Incoming.Submission.class);
        assertThat(sent.control()).isEqualTo(edit);
        assertThat(sent.text()).isEqualTo("a red hat");
        assertThat(sent.options()).isEqualTo(Map.of("size", "square"));
        assertThat(page.getByLabel("What to change")).hasCount(0);
    }

    @Test
    void missesNothingWhileTheServerIsAway(Visitor visitor) {
        visitor.expects("ERR_|Failed to load|net::");
        Page page = open(visitor);
        ReplyAddress address = say(page, "/imagine a white cat");
        rig.messenger().acknowledge(address, QUEUED);
        assertThat(page.locator(".is-status")).isVisible();

        rig.restart(() -> {
            assertThat(page.getByText("The connection to Easel is lost")).isVisible();
            rig.messenger().deliver(address, delivery(1, Presentation.OPEN));
        });

        assertThat(page.getByAltText("a white cat")).isVisible();
        assertThat(page.getByText("The connection to Easel is lost")).isHidden();
        assertThat(page.locator(".entry")).hasCount(2);
    }

    @Test
    void saysWhatWentWrongAndTakesAMessageBack(Visitor visitor) {
        Page page = open(visitor);
        ReplyAddress refused = say(page, "/imagine something bad");
        rig.messenger().fail(refused, WORDS.failure(new Failure.PolicyRefusal("no"), Duration.ZERO));
        assertThat(page.locator(".is-failure")).containsText("content policy");
        ReplyAddress address = say(page, "/imagine a white cat");
        var shown = rig.messenger()
                .deliver(address, delivery(1, new Presentation(Visibility.PUBLIC, Presentation.Cover.SPOILER)))
                .getFirst();

        assertThat(page.locator(".covered img")).isVisible();
        page.getByText("Show the hidden picture").click();
        assertThat(page.locator(".covered")).hasCount(0);
        visitor.findsNoBarriers();
        visitor.pictures("refused");
        rig.messenger().remove(shown);

        assertThat(page.getByText("Taken away.")).isVisible();
        assertThat(page.getByAltText("a white cat")).hasCount(0);
    }

    @Test
    void givesFilesToTakeHome(Visitor visitor) throws Exception {
        Page page = open(visitor);
        ReplyAddress address = say(page, "/mydata export");
        byte[] export = "mine".getBytes(StandardCharsets.UTF_8);
        Document file = new Document("my data.zip", "application/zip", 4, () -> new ByteArrayInputStream(export));

        rig.messenger().answer(address, new Answer(QUEUED, List.of(), List.of(), List.of(file)));
        Download download =
                page.waitForDownload(() -> page.getByText("my data.zip").click());

        assertThat(Files.readAllBytes(download.path())).isEqualTo(export);
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
