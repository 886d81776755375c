package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.core.failure.Failure;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelShutdown;
import dev.easel.core.job.Job;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.text.PageWording;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.storage.JdbcJobBoard;
import dev.easel.storage.JdbcJobDesk;
import dev.easel.storage.JdbcJobHistory;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.JdbcQuotaDesk;
import dev.easel.storage.JdbcSpendBook;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import dev.easel.testing.browser.Chromium;
import dev.easel.testing.browser.Visitor;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.Site;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard over a database with a delivered, a doubtful and a waiting job, and somebody who signs in. */
@ExtendWith(Chromium.class)
abstract class DashboardFixture {
    static final String TOKEN = "the-operators-own-token";
    static final ModelId OTHER = new ModelId("gpt-image-2.5-flare");
    static final Failure TIMEOUT = new Failure.ProviderTransient("timeout", null, Failure.Billing.UNKNOWN);

    static final QuotaRules RULES = new QuotaRules(
            List.of(
                    new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 20),
                    new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 25_000_000)),
            ZoneOffset.UTC);

    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock(NOW);
    Database database;
    JdbcJobStore jobs;
    WebServer server;

    @BeforeEach
    void start() {
        database = Database.open(SqliteFile.url(folder));
        jobs = new JdbcJobStore(database);
        Job job = admitted("delivered");
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), NOW);
        jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(2, 80_000), null, NOW);
        jobs.delivered(job.lease(), List.of(Samples.message()), NOW);
        Job doubtful = admitted("doubtful");
        jobs.beginAttempt(doubtful.lease(), OTHER, Samples.cost(1), NOW);
        jobs.attemptFailed(doubtful.lease(), 1, new Setback(TIMEOUT, 1, 1), NOW);
        jobs.failed(doubtful.lease(), TIMEOUT, NOW);
        jobs.admit(Samples.newJob("queued"));
        Origins origins = new Origins(true, null);
        Pages pages = new Pages();
        Dashboard dashboard = new Dashboard(
                new Dashboard.Parts(
                        new JdbcJobBoard(database),
                        new JdbcJobHistory(database),
                        new JdbcJobDesk(database),
                        new JdbcSpendBook(database),
                        RULES,
                        new JdbcQuotaDesk(database),
                        new JdbcGate(database),
                        new JdbcAuditTrail(database),
                        new JdbcPersonalData(database, new MemoryBlobStore()),
                        _ -> List.of(new ModelShutdown(
                                new ModelId("dall-e-3"), LocalDate.parse("2026-12-01"), Samples.MODEL, true)),
                        clock),
                new Dashboard.Web(
                        pages,
                        origins,
                        new Sessions("admin", new byte[32], Duration.ofHours(8), origins, clock, new Random(1)),
                        new TokenCheck(TOKEN, clock)));
        Site site = new Site(origins, pages, (language, status, incident) -> {
            PageWording words = PageWording.in(language);
            return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
        });
        server = WebServer.start("127.0.0.1", 0, List.of(site, dashboard));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    Job admitted(String event) {
        jobs.admit(Samples.newJob(event));
        return jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60))
                .orElseThrow();
    }

    Page signedIn(Visitor visitor) {
        Page page = visitor.open(server.url() + "/admin");
        page.getByLabel("Token").fill(TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByText("Spent today").waitFor();
        return page;
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
