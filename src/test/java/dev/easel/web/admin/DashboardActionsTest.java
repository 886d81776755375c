package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.core.quota.AuditEntry;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcSpendBook;
import dev.easel.testing.browser.Visitor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What an operator does on the dashboard, and what comes of it. */
final class DashboardActionsTest extends DashboardFixture {
    @Test
    void grantsSetsBansPausesCancelsAndLetsInAgain(Visitor visitor) {
        Page page = signedIn(visitor);

        page.locator("#subject").fill("chat:42");
        page.locator("#amount").fill("5");
        press(page, "Grant");
        page.locator("#subject").fill("instance");
        page.locator("#amount").fill("12.50");
        page.locator("#unit").selectOption("usd");
        press(page, "Set limit");
        page.locator("#banned").fill("chat:43");
        page.locator("#ban-reason").fill("goblins");
        page.locator("#bar-for").fill("2");
        press(page, "Ban");
        press(page, "Pause everything");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let in again instance"))
                .click();
        page.locator("form[action$=cancel] button").first().click();
        page.getByText("cancelled").first().waitFor();

        assertThat(new JdbcAuditTrail(database).list(10))
                .extracting(AuditEntry::action)
                .containsExactlyInAnyOrder(
                        AuditEntry.Action.GRANT,
                        AuditEntry.Action.SET,
                        AuditEntry.Action.BAN,
                        AuditEntry.Action.PAUSE,
                        AuditEntry.Action.RESUME,
                        AuditEntry.Action.CANCEL);
        assertThat(page.locator("main").innerText())
                .contains("$12.50", "user:chat:43", "goblins", "2026-11-22 12:00:00Z");
    }

    @Test
    void entersTheBillOfACallInDoubt(Visitor visitor) {
        Page page = signedIn(visitor);
        assertThat(page.locator("dl").innerText()).contains("In doubt\n$0.040");

        page.locator("form[action$=bill] .short").fill("0.012");
        press(page, "Enter the bill " + doubtful());
        page.getByText("$0.042").first().waitFor();

        assertThat(page.locator("dl").innerText()).contains("Spent today\n$0.042", "In doubt\n$0.000");
    }

    private String doubtful() {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return new JdbcSpendBook(database)
                .listInDoubt(today, today)
                .getFirst()
                .job()
                .value();
    }

    @Test
    void saysWhatMakesNoSense(Visitor visitor) {
        visitor.expects("422");
        Page page = signedIn(visitor);

        page.locator("#subject").fill("chat:42");
        page.locator("#amount").fill("lots");
        press(page, "Grant");
        page.getByText("The amount must be a number").waitFor();

        page.locator("#subject").fill("nobody at all");
        page.locator("#amount").fill("1");
        press(page, "Grant");
        page.getByText("That names nobody").waitFor();
    }
}
