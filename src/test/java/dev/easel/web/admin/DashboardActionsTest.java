package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Job;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.Cost;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.JdbcSpendBook;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
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
        page.getByText("Granted. It holds until the window ends.").waitFor();
        assertThat(page.url()).endsWith("/admin?done=grant#quotas");
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
        page.getByText("Cancelled.").first().waitFor();

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
    void givesBackTheConfiguredLimit(Visitor visitor) {
        Page page = signedIn(visitor);
        page.locator("#subject").fill("chat:42");
        page.locator("#amount").fill("3");
        press(page, "Set limit");
        page.locator("#quotas").getByText("3", exactly()).first().waitFor();
        assertThat(page.locator("#quotas").innerText()).contains("user:chat:42");

        page.locator("#subject").fill("chat:42");
        press(page, "Back to configured");

        page.getByText("The configured limit holds again.").waitFor();
        assertThat(page.locator("#quotas").innerText()).doesNotContain("user:chat:42");
    }

    @Test
    void deliversAgainWhatNoPlaceTook(Visitor visitor) {
        Job job = admitted("kicked");
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        jobs.arrived(job.lease(), 1, Samples.artwork(1), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(1, 40_000), null, NOW);
        jobs.undeliverable(job.lease(), new Failure.Undeliverable("gone", Failure.Persistence.LASTING), NOW);
        Page page = signedIn(visitor);

        press(page, "Deliver again " + job.id().value());

        page.getByText("It is being delivered again.").waitFor();
        assertThat(jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60)))
                .map(Job::id)
                .contains(job.id());
    }

    @Test
    void purgesAPersonOnlyWhenItIsSure(Visitor visitor) {
        visitor.expects("422");
        Page page = signedIn(visitor);
        page.locator("#purged").fill("chat:42");
        page.locator("#sure").evaluate("box => box.required = false");
        press(page, "Delete all of their data");
        page.getByText("Nothing was deleted").waitFor();
        assertThat(new JdbcAuditTrail(database).list(10)).isEmpty();

        assertThat(page.locator("#purged").inputValue()).isEqualTo("chat:42");
        page.locator("#sure").check();
        press(page, "Delete all of their data");
        page.getByText("Their data is deleted.").waitFor();

        assertThat(new JdbcAuditTrail(database).list(10))
                .extracting(AuditEntry::action)
                .contains(AuditEntry.Action.FORGET);
        assertThat(new JdbcPersonalData(database, new MemoryBlobStore())
                        .collect(new UserRef(new PlatformId("chat"), "42"))
                        .pictures())
                .isEmpty();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
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
}
