package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.easel.core.job.Job;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.testing.Samples;
import dev.easel.testing.browser.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator typed isn't lost when it is refused, and the page says where it is wrong. */
final class RefusedFormsTest extends DashboardFixture {
    @BeforeEach
    void refuses(Visitor visitor) {
        visitor.expects("422");
    }

    @Test
    void keepsAGrantAndMarksTheAmount(Visitor visitor) {
        Page page = signedIn(visitor);
        page.locator("#subject").fill("chat:42");
        page.locator("#amount").fill("<b>\"lots\"");
        page.locator("#unit").selectOption("usd");
        page.locator("#window").selectOption("month");
        page.locator("#reason").fill("because");
        press(page, "Grant");

        assertRefused(page, "#amount", "<b>\"lots\"", "The amount must be a number above 0");
        assertThat(page.locator("#subject").inputValue()).isEqualTo("chat:42");
        assertThat(page.locator("#unit").inputValue()).isEqualTo("usd");
        assertThat(page.locator("#window").inputValue()).isEqualTo("month");
        assertThat(page.locator("#reason").inputValue()).isEqualTo("because");
        assertThat(page.locator("#banned").inputValue()).isEmpty();
        visitor.pictures("refused");
        visitor.findsNoBarriers();
        visitor.onAPhone();
        visitor.scrollsOnlyDown();
    }

    @Test
    void keepsALimitAndMarksWhomOrTheWindow(Visitor visitor) {
        Page page = signedIn(visitor);
        page.locator("#subject").fill("nobody at all");
        page.locator("#amount").fill("1");
        press(page, "Set limit");
        assertRefused(page, "#subject", "nobody at all", "That names nobody");

        page.locator("#subject").fill("chat:42");
        page.locator("#window").selectOption("week");
        press(page, "Set limit");
        assertRefused(page, "#window", "week", "No quota of the configuration counts that");
        assertThat(page.locator("#amount").inputValue()).isEqualTo("1");

        page.locator("#window").selectOption("day");
        press(page, "Set limit");
        page.getByText("The limit is set.").waitFor();
        assertThat(page.locator("#amount").inputValue()).isEmpty();
    }

    @Test
    void keepsABanAndAPause(Visitor visitor) {
        Page page = signedIn(visitor);
        page.locator("#banned").fill("chat:42");
        page.locator("#ban-reason").fill("goblins");
        page.locator("#bar-for").fill("soon");
        page.locator("#bar-time").selectOption("hours");
        press(page, "Ban");
        assertRefused(page, "#bar-for", "soon", "Give a whole number of hours or days");
        assertThat(page.locator("#banned").inputValue()).isEqualTo("chat:42");
        assertThat(page.locator("#ban-reason").inputValue()).isEqualTo("goblins");
        assertThat(page.locator("#bar-time").inputValue()).isEqualTo("hours");

        press(page, "Pause everything");

        assertRefused(page, "#bar-for", "soon", "Give a whole number of hours or days");
        assertThat(new JdbcGate(database).listBars(NOW)).isEmpty();
    }

    @Test
    void keepsWhomToPurgeAndAsksAnewWhetherItIsSure(Visitor visitor) {
        Page page = signedIn(visitor);
        page.locator("#purged").fill("nobody at all");
        page.locator("#sure").check();
        press(page, "Delete all of their data");

        assertRefused(page, "#purged", "nobody at all", "That names nobody");
        assertThat(page.locator("#sure").isChecked()).isFalse();
        assertThat(new JdbcAuditTrail(database).list(10)).isEmpty();
    }

    @Test
    void saysBesideAJobThatThereWasNothingToCancel(Visitor visitor) {
        Page page = signedIn(visitor);
        Job over = jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60))
                .orElseThrow();
        jobs.failed(over.lease(), TIMEOUT, NOW);

        press(page, "Cancel " + over.id().value());

        Locator row = page.locator("#jobs tr")
                .filter(new Locator.FilterOptions().setHasText(over.id().value()));
        assertThat(row.locator(".problem").innerText()).contains("There was nothing to do any more.");
        assertThat(page.locator(".notice").count()).isZero();
        assertFocused(row.locator(".problem"));
    }

    @Test
    void saysAboveAllWhatNoRowIsLeftFor(Visitor visitor) {
        JdbcGate gate = new JdbcGate(database);
        gate.bar(QuotaSubject.INSTANCE, null, new Signature("me", NOW, ""));
        Page page = signedIn(visitor);
        gate.unbar(QuotaSubject.INSTANCE, new Signature("me", NOW, ""));

        press(page, "Let in again instance");

        assertThat(page.locator(".notice").innerText()).contains("There was nothing to do any more.");
    }

    @Test
    void keepsABillAndMarksItsRow(Visitor visitor) {
        Page page = signedIn(visitor);
        Locator amount = page.locator("form[action$=bill] .short");
        amount.fill("much");
        page.locator("form[action$=bill] button").click();

        page.locator("#doubts .problem").waitFor();
        assertThat(amount.inputValue()).isEqualTo("much");
        assertThat(amount.getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.locator("#" + amount.getAttribute("aria-describedby")).innerText())
                .contains("The amount must be a number");
    }

    @Test
    void putsNoSecretBack(Visitor visitor) {
        Page page = signedIn(visitor);
        page.locator("#subject").fill("nobody at all");
        page.locator("form[action$=grant]")
                .evaluate("form => form.append(Object.assign("
                        + "document.createElement('input'), {name: 'token', value: 'a-stray-secret'}))");
        press(page, "Back to configured");

        page.locator("#subject-problem").waitFor();
        assertThat(page.content()).doesNotContain("a-stray-secret", TOKEN);
    }

    private static void assertRefused(Page page, String field, String typed, String sentence) {
        Locator input = page.locator(field + "[aria-invalid=true]");
        input.waitFor();
        assertThat(input.inputValue()).isEqualTo(typed);
        assertThat(page.locator("#" + input.getAttribute("aria-describedby")).innerText())
                .startsWith(sentence);
        assertFocused(input);
        assertThat(page.locator("[aria-invalid=true]").count()).isOne();
    }

    private static void assertFocused(Locator element) {
        assertThat(element.evaluate("element => element === document.activeElement"))
                .isEqualTo(true);
    }
}
