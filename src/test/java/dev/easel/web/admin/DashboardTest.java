package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelShutdown;
import dev.easel.core.job.Job;
import dev.easel.core.quota.AuditEntry;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Chromium.class)
final class DashboardTest {
    private static final String TOKEN = "the-operators-own-token";
    private static final QuotaRules RULES = new QuotaRules(
            List.of(
                    new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 20),
                    new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 25_000_000)),
            ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(NOW);
    private Database database;
    private JdbcJobStore jobs;
    private WebServer server;

    @BeforeEach
    void start() {
        database = Database.open(SqliteFile.url(folder));
        jobs = new JdbcJobStore(database);
        Job job = admitted("delivered");
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), NOW);
        jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(2, 80_000), null, NOW);
        jobs.delivered(job.lease(), List.of(Samples.message()), NOW);
        jobs.admit(Samples.newJob("queued"));
        JdbcJobHistory history = new JdbcJobHistory(database);
        Origins origins = new Origins(true, null);
        Pages pages = new Pages();
        Dashboard dashboard = new Dashboard(
                new Dashboard.Parts(
                        new JdbcJobBoard(database),
                        history,
                        history,
                        jobs,
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

    private Job admitted(String event) {
        jobs.admit(Samples.newJob(event));
        return jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60))
                .orElseThrow();
    }

    private Page signedIn(Visitor visitor) {
        Page page = visitor.open(server.url() + "/admin");
        page.getByLabel("Token").fill(TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByText("Spent today").waitFor();
        return page;
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void showsWhatHappens(Visitor visitor) {
        Page page = signedIn(visitor);

        assertThat(page.locator("main").innerText())
                .contains("$0.030", Samples.MODEL.value(), "delivered", "queued", "dall-e-3", "2026-12-01");
        assertThat(page.url()).doesNotContain(TOKEN);
        visitor.pictures("dashboard");
        visitor.findsNoBarriers();
        visitor.onAPhone();
        visitor.scrollsOnlyDown();
    }

    @Test
    void asksForTheTokenWithoutBarriers(Visitor visitor) {
        visitor.expects("401");
        Page page = visitor.open(server.url() + "/admin");
        visitor.pictures("dashboard-sign-in");
        visitor.findsNoBarriers();

        page.getByLabel("Token").fill("guess");
        press(page, "Sign in");

        page.getByText("That is not the token").waitFor();
    }

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
                        AuditEntry.Action.RESUME);
        assertThat(page.locator("main").innerText()).contains("$12.50", "user:chat:43", "goblins");
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

    @Test
    void changesNothingWithoutTheFormsToken() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> stranger = client.send(
                    request("/admin/do/pause").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
            HttpResponse<String> foreign = client.send(
                    request("/admin/sign-in")
                            .header("Origin", "https://evil.example")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("token=" + TOKEN))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(foreign.statusCode()).isEqualTo(403);
        }
        assertThat(new JdbcGate(database).listBars(NOW)).isEmpty();
    }

    @Test
    void isReadWithABearerTokenAndNotWithOneInTheAddress() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> bearer = client.send(
                    request("/admin").header("Authorization", "Bearer " + TOKEN).build(), BodyHandlers.ofString());
            HttpResponse<String> address =
                    client.send(request("/admin?token=" + TOKEN).build(), BodyHandlers.ofString());

            assertThat(bearer.body()).contains("Spent today").doesNotContain("/admin/do/");
            assertThat(address.body()).doesNotContain("Spent today");
        }
    }

    @Test
    void makesGuessingSlow() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = 0;
            for (int i = 0; i < 7; i++) {
                status = client.send(
                                request("/admin")
                                        .header("Authorization", "Bearer guess-" + i)
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode();
            }
            assertThat(status).isEqualTo(429);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }
}
