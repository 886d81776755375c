package dev.easel.web.admin;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Job;
import dev.easel.core.quota.Cost;
import dev.easel.storage.JdbcGate;
import dev.easel.testing.Samples;
import dev.easel.testing.browser.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DashboardTest extends DashboardFixture {
    @Test
    void showsWhatHappens(Visitor visitor) {
        Page page = signedIn(visitor);

        assertThat(page.locator("main").innerText())
                .contains("$0.070", Samples.MODEL.value(), "delivered", "waiting", "dall-e-3", "2026-12-01");
        assertThat(page.url()).doesNotContain(TOKEN);
        visitor.pictures("dashboard");
        visitor.findsNoBarriers();
        visitor.onAPhone();
        visitor.scrollsOnlyDown();
    }

    @Test
    void speaksGerman(Visitor visitor) {
        clock.advance(Duration.ofDays(11).plusHours(3));
        visitor.speaks("de-DE");
        Page page = visitor.open(server.url() + "/admin");
        visitor.pictures("dashboard-sign-in-german");
        page.getByLabel("Kennwort").fill(TOKEN);
        press(page, "Anmelden");
        page.getByText("Heute ausgegeben").waitFor();

        assertThat(page.locator("main").innerText())
                .contains(
                        "Längste Wartezeit\n11 Tage",
                        "zugestellt",
                        "wartet",
                        "vorübergehende Störung beim Anbieter provider-transient",
                        "weg seit 2026-12-01",
                        "Nach Person")
                .doesNotContain("delivered", "waiting");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
        visitor.pictures("dashboard-german");
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
    void drawsTheChartsOfOneModelOrPerson(Visitor visitor) {
        Page page = signedIn(visitor);

        page.getByLabel("Charts of").selectOption(Samples.MODEL.value());
        press(page, "Show");
        assertThat(page.locator(".chart").first().textContent()).contains("11-20: $0.030");
        page.getByLabel("Charts of").selectOption("chat:42");
        press(page, "Show");

        assertThat(page.locator(".chart").first().textContent()).contains("11-20: $0.080");
        assertThat(page.getByLabel("Charts of").inputValue()).isEqualTo("user:chat:42");
    }

    @Test
    void namesDaysAndAmountsInTheCharts(Visitor visitor) {
        Page page = signedIn(visitor);

        assertThat(page.locator(".chart").first().locator(".date").allTextContents())
                .hasSize(7)
                .startsWith("11-08")
                .endsWith("11-18", "11-20");
        assertThat(page.locator(".chart").first().locator(".amount").allTextContents())
                .containsExactly("$0.100", "$0.050", "$0.000");
        assertThat(page.locator(".chart").last().locator(".amount").allTextContents())
                .containsExactly("2", "1", "0");
    }

    @Test
    void showsAFortnight(Visitor visitor) {
        for (int day = 0; day < 14; day++) {
            int calls = 1 + day * 5 % 7;
            for (int call = 0; call < calls; call++) {
                draw(day + "-" + call, NOW.minus(Duration.ofDays(13 - day)), call % 3 == 0 ? OTHER : Samples.MODEL);
            }
        }

        Page page = signedIn(visitor);

        assertThat(page.locator(".chart").first().locator("rect").count()).isEqualTo(14);
        assertThat(page.locator(".chart").last().locator(".amount").first().textContent())
                .isEqualTo("20");
        visitor.pictures("dashboard-fortnight");
        visitor.shows("dashboard");
        visitor.findsNoBarriers();
    }

    private void draw(String event, Instant time, ModelId model) {
        String person = String.valueOf(42 + event.length() + event.charAt(0) % 3);
        jobs.admit(Samples.by(Samples.at(Samples.newJob(event), time), person, "space-" + event.charAt(0) % 2));
        Job job = jobs.claim(Samples.ALICE, Samples.PLATFORMS, time, time.plusSeconds(60))
                .orElseThrow();
        jobs.beginAttempt(job.lease(), model, Samples.cost(2), time);
        jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 65_000, time);
        jobs.drawn(job.lease(), new Cost(2, 80_000), null, time);
        jobs.delivered(job.lease(), List.of(Samples.message()), time);
    }

    @Test
    void saysSoWhereThereIsNothing(Visitor visitor) {
        clock.advance(Duration.ofDays(30));
        Page page = signedIn(visitor);

        assertThat(page.locator(".chart").count()).isZero();
        assertThat(page.locator("section", holding("By person")).innerText())
                .contains("Nothing yet.")
                .doesNotContain("Cost");
        assertThat(page.locator("section", holding("Calls in doubt")).innerText())
                .contains("None.")
                .doesNotContain("At worst");
        assertThat(page.locator("#gate").innerText()).contains("Nobody is banned, and nothing is paused.");
        visitor.pictures("dashboard-empty");
        visitor.findsNoBarriers();
    }

    private static Page.LocatorOptions holding(String heading) {
        return new Page.LocatorOptions().setHasText(heading);
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
