package dev.easel.web.maskeditor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.easel.web.maskeditor.EditorFixture.share;
import static dev.easel.web.maskeditor.EditorPage.at;
import static dev.easel.web.maskeditor.EditorPage.button;
import static dev.easel.web.maskeditor.EditorPage.choose;
import static dev.easel.web.maskeditor.EditorPage.drag;
import static dev.easel.web.maskeditor.EditorPage.picture;
import static dev.easel.web.maskeditor.EditorPage.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People and their browsers at the mask editor. */
@ExtendWith(Chromium.class)
final class MaskEditorTest {
    private final EditorFixture editor = new EditorFixture();

    @AfterEach
    void stop() {
        editor.close();
    }

    @Test
    void takesWhatAMousePaints(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(600, 400));
        assertThat(picture(page)).hasAttribute("aria-label", "The picture: a red fox in the snow");

        drag(page, 1.5, 0.25, 0.5, 0.75, 0.5);
        assertThat(page.locator("#share")).containsText("% of the picture will be repainted");
        visitor.pictures("painted");
        visitor.findsNoBarriers();
        send(page, "a red fox with a hat");

        BufferedImage mask = editor.mask();
        assertThat(editor.submitted.getFirst().prompt()).isEqualTo("a red fox with a hat");
        assertThat(List.of(mask.getWidth(), mask.getHeight())).containsExactly(600, 400);
        assertThat(share(mask, 300, 200)).isEqualTo(255);
        assertThat(share(mask, 160, 200)).isEqualTo(255);
        assertThat(share(mask, 300, 100)).isZero();
        assertThat(share(mask, 20, 200)).isZero();
        visitor.pictures("sent");
        visitor.findsNoBarriers();
    }

    @Test
    void worksWithTheKeyboardAlone(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(600, 400));
        assertThat(picture(page)).isVisible();

        for (int tab = 0; tab < 40 && !isFocused(page, "picture"); tab++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Space");
        for (int step = 0; step < 8; step++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(page.locator("#live")).containsText("% across, 50 % down");
        page.keyboard().down("Space");
        for (int step = 0; step < 6; step++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().up("Space");
        assertThat(page.locator("#live")).containsText("Painted.");
        for (int tab = 0; tab < 40 && !isFocused(page, "prompt"); tab++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("a hat");
        for (int tab = 0; tab < 40 && !isFocused(page, "submit"); tab++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("On its way");

        BufferedImage mask = editor.mask();
        assertThat(share(mask, 300, 200)).isEqualTo(255);
        assertThat(share(mask, 340, 200)).isZero();
        assertThat(share(mask, 300 + 8 * 8, 220)).isEqualTo(255);
        assertThat(share(mask, 300, 240)).isZero();
    }

    private static boolean isFocused(Page page, String id) {
        return id.equals(page.evaluate("() => document.activeElement.id"));
    }

    @Test
    void hasShapesAnEraserAndAWayBack(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(600, 400));
        assertThat(picture(page)).isVisible();

        choose(page, "Rectangle");
        drag(page, 1.5, 0.1, 0.1, 0.5, 0.9);
        choose(page, "Lasso");
        drag(page, 1.5, 0.6, 0.1, 0.9, 0.1, 0.9, 0.9);
        choose(page, "Eraser");
        drag(page, 1.5, 0.2, 0.5, 0.4, 0.5);
        button(page, "Clear all").click();
        assertThat(page.locator("#share")).hasText("Nothing is painted yet.");
        button(page, "Undo").click();
        choose(page, "Rectangle");
        page.getByLabel("Shapes take away").check();
        drag(page, 1.5, 0.1, 0.8, 0.5, 0.9);
        button(page, "Undo").click();
        button(page, "Redo").click();
        button(page, "Invert").click();
        send(page, "the same in winter");

        BufferedImage mask = editor.mask();
        assertThat(share(mask, 20, 200)).as("outside of everything").isEqualTo(255);
        assertThat(share(mask, 120, 80)).as("in the rectangle").isZero();
        assertThat(share(mask, 500, 100)).as("in the lasso").isZero();
        assertThat(share(mask, 400, 350)).as("outside of the lasso").isEqualTo(255);
        assertThat(share(mask, 180, 200)).as("erased").isEqualTo(255);
        assertThat(share(mask, 120, 340)).as("taken away by a shape").isEqualTo(255);
    }

    @Test
    void understandsRegionsInWords(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(600, 400));
        Locator words = page.getByLabel("Or say where, in words");

        words.fill("somewhere");
        button(page, "Add region").click();
        assertThat(page.locator("#region-problem")).containsText("“somewhere” is not clear");
        words.fill("left half");
        words.press("Enter");
        assertThat(page.locator("#share")).containsText("50 %");
        words.fill("top half");
        button(page, "Take region away").click();
        assertThat(page.locator("#share")).containsText("25 %");
        send(page, "a lake");

        assertThat(share(editor.mask(), 100, 300)).isEqualTo(255);
        assertThat(share(editor.mask(), 100, 100)).isZero();
        assertThat(share(editor.mask(), 400, 300)).isZero();
    }

    @Test
    void showsExactlyWhatWillBeRepainted(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(300, 200));
        assertThat(picture(page)).isVisible();
        String steps = "["
                + String.join(
                        ",",
                        List.of(
                                "{kind:'brush',effect:'add',diameter:41,softness:0.6,path:[20,30,140.5,90,150,20.25]}",
                                "{kind:'brush',effect:'add',diameter:9,softness:0,path:[250,150]}",
                                "{kind:'box',effect:'add',corner:[210.4,20.6],opposite:[280,90]}",
                                "{kind:'lasso',effect:'erase',outline:[30,30,120,40,60,80,100,10]}",
                                "{kind:'brush',effect:'erase',diameter:30,softness:1,path:[240,10,240,120]}",
                                "{kind:'invert'}"))
                + "]";

        String shown = (String) page.evaluate("async () => { const {Raster} = await import('/assets/mask-raster.js');"
                + "const raster = new Raster(300, 200, 1);" + steps + ".forEach(step => raster.apply(step));"
                + "return Array.from(raster.data, share => share.toString(16).padStart(2, '0')).join(''); }");
        String json = (String) page.evaluate("() => JSON.stringify(" + steps + ")");
        BufferedImage mask = editor.image(editor.imaging
                .mask(
                        editor.picture(300, 200),
                        SubmissionReader.read(submission(json)).painting())
                .image()
                .sha256());

        int worst = 0;
        for (int index = 0; index < 300 * 200; index++) {
            int seen = Integer.parseInt(shown.substring(2 * index, 2 * index + 2), 16);
            worst = Math.max(worst, Math.abs(seen - share(mask, index % 300, index / 300)));
        }
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    private static String submission(String steps) {
        return "{\"prompt\":\"a hat\",\"options\":{},\"steps\":" + steps + "}";
    }

    @Test
    void saysWhatIsMissingAndLosesNothing(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(600, 400));
        assertThat(picture(page)).isVisible();

        button(page, "Repaint it").click();
        assertThat(page.locator("#form-problem")).containsText("Nothing is painted yet");
        drag(page, 1.5, 0.25, 0.5, 0.75, 0.5);
        button(page, "Repaint it").click();
        assertThat(page.locator("#prompt-problem")).containsText("Say what the picture should show");
        visitor.pictures("wordless");
        editor.refuseNext("Not enough left of your quota.");
        page.getByLabel("What should the picture show?").fill("a hat");
        button(page, "Repaint it").click();
        assertThat(page.locator("#form-problem")).containsText("Not enough left of your quota.");
        button(page, "Repaint it").click();

        assertThat(page.getByRole(AriaRole.HEADING)).hasText("On its way");
        assertThat(editor.submitted).hasSize(1);
        assertThat(share(editor.mask(), 300, 200)).isEqualTo(255);
    }

    @Test
    void passesOptionsOn(Visitor visitor) throws IOException {
        Page page = visitor.open(editor.link(600, 400));
        page.getByText("Options", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Quality").selectOption("high");
        page.getByLabel("How many pictures").fill("3");
        page.getByLabel("Only I see the result").check();
        drag(page, 1.5, 0.25, 0.5, 0.75, 0.5);

        send(page, "a hat");

        assertThat(editor.submitted.getFirst().options())
                .containsOnly(Map.entry("quality", "high"), Map.entry("count", "3"), Map.entry("private", "true"));
    }

    @Test
    void fitsAPhoneAndTakesFingers(Visitor visitor) throws IOException {
        visitor.onAPhone();
        Page page = visitor.open(editor.link(400, 600));
        assertThat(picture(page)).isVisible();
        visitor.scrollsOnlyDown();

        double[] spot = at(page, 400 / 600.0, 0.5, 0.5);
        page.touchscreen().tap(spot[0], spot[1]);

        assertThat(page.locator("#share")).containsText("% of the picture will be repainted");
    }

    @Test
    void zoomsWithTwoFingersAndPaintsNothingMeanwhile(Visitor visitor) throws IOException {
        visitor.onAPhone();
        Page page = visitor.open(editor.link(400, 600));
        assertThat(picture(page)).isVisible();
        picture(page).scrollIntoViewIfNeeded();
        double[] corner = at(page, 400 / 600.0, 0.1, 0.1);

        CDPSession hands = visitor.context().newCDPSession(page);
        fingers(hands, "touchStart", corner, 10);
        for (int apart = 20; apart <= 60; apart += 10) {
            fingers(hands, "touchMove", corner, apart);
        }
        fingers(hands, "touchEnd", corner, 0);
        assertThat(page.locator("#share")).hasText("Nothing is painted yet.");
        page.touchscreen().tap(corner[0] + 60, corner[1] + 60);
        assertThat(page.locator("#share")).containsText("will be repainted");
        send(page, "a hat");

        assertThat(share(editor.mask(), 40 + 25, 60 + 25)).isEqualTo(255);
        assertThat(share(editor.mask(), 40 + 70, 60 + 70)).isZero();
    }

    /** Two fingers on either side of a place; none when they are not apart. */
    private static void fingers(CDPSession hands, String type, double[] middle, int apart) {
        JsonArray points = new JsonArray();
        for (int side = -1; apart > 0 && side <= 1; side += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", middle[0] + side * apart / 2.0);
            point.addProperty("y", middle[1]);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        hands.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void showsWhatPeopleWroteAsTheyWroteIt(Visitor visitor) throws IOException {
        String title = "<img src=x onerror=alert(1)>\"><script>alert(2)</script>{{constructor}}";
        String link = editor.linkTitled(title);

        Page page = visitor.open(link);

        assertThat(picture(page)).hasAttribute("aria-label", "The picture: " + title);
        assertThat(page.locator("#title")).hasText(title);
        assertThat(page.locator("img")).hasCount(0);
    }
}
