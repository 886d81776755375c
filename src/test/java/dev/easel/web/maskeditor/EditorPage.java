package dev.easel.web.maskeditor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

/** What people see of the mask editor, and their hands on it. */
final class EditorPage {
    private EditorPage() {}

    static Locator picture(Page page) {
        return page.locator("#picture");
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    static void choose(Page page, String tool) {
        page.getByLabel(tool, new Page.GetByLabelOptions().setExact(true)).check();
    }

    /** Where a place of the picture, in shares of it, is on the screen: the picture is as large as its frame lets it. */
    static double[] at(Page page, double ratio, double x, double y) {
        BoundingBox box = picture(page).boundingBox();
        double width = Math.min(box.width, box.height * ratio);
        double height = width / ratio;
        return new double[] {box.x + (box.width - width) / 2 + x * width, box.y + (box.height - height) / 2 + y * height
        };
    }

    static void drag(Page page, double ratio, double... path) {
        double[] start = at(page, ratio, path[0], path[1]);
        page.mouse().move(start[0], start[1]);
        page.mouse().down();
        for (int i = 2; i < path.length; i += 2) {
            double[] next = at(page, ratio, path[i], path[i + 1]);
            page.mouse().move(next[0], next[1], new MoveOptions().setSteps(6));
        }
        page.mouse().up();
    }

    static void send(Page page, String prompt) {
        page.getByLabel("What should the picture show?").fill(prompt);
        button(page, "Repaint it").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("On its way");
    }
}
