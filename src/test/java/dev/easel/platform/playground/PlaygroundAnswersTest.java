package dev.easel.platform.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Form;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Presentation;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.testing.browser.Visitor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forms, files and bad news in the playground. */
final class PlaygroundAnswersTest extends PlaygroundVisit {
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
    void leadsToPagesOfThisServerUnderWhateverNameItIsReached(Visitor visitor) {
        Page page = visitor.open(rig.url().replace("127.0.0.1", "localhost") + "/");
        assertThat(page.locator("body[data-ready]")).isVisible();
        ReplyAddress address = say(page, "/edit");
        String elsewhere = "http://127.0.0.1:1/mask#other https://example.org/mask#foreign";
        UserMessage text = WORDS.altText(rig.url() + "/mask#0123 " + elsewhere);

        rig.messenger().answer(address, Answer.of(text));

        assertThat(page.locator(".is-answer a")).hasCount(1);
        assertThat(page.locator(".is-answer a"))
                .hasAttribute("href", rig.url().replace("127.0.0.1", "localhost") + "/mask#0123");
    }
}
