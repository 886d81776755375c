package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.slack.FakeSlack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every address of a whole Easel, asked in every way: what a scanner on the internet would look for. */
final class FrontTest {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND");
    private static final List<String> UNKNOWN = List.of("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND");
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/mask",
            "/mask/open",
            "/mask/picture",
            "/mask/submit",
            "/admin",
            "/admin?show=%3Cscript%3E&done=%3Cscript%3E",
            "/admin/sign-in",
            "/admin/do/pause",
            "/admin/do/..%2f..%2fetc",
            "/play/events",
            "/play/messages",
            "/play/pictures/1/1",
            "/play/sign-in",
            "/play/gallery",
            "/play/gallery.zip?word=%00",
            "/original/x",
            "/portfolio/x",
            "/slack/events",
            "/livez",
            "/readyz?verbose",
            "/metrics",
            "/assets/base.css",
            "/assets/..%2f..%2fmessages.properties",
            "/favicon.ico",
            "/actuator/env",
            "/.env",
            "/%ff%fe",
            "/nothing-here");

    @Test
    void givesNothingAwayWhateverIsAsked(@TempDir Path folder) throws Exception {
        try (FakeSlack slack = FakeSlack.start();
                Easel easel = new Easel(folder)
                        .behind(slack)
                        .set("EASEL_ADMIN_TOKEN", "5f0c8a1be92d4773ad0e")
                        .set("EASEL_PLAYGROUND_TOKEN", "77aa31be0c1f4e5d9b20")
                        .start();
                HttpClient client = HttpClient.newHttpClient()) {
            for (String address : ADDRESSES) {
                for (String method : METHODS) {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(URI.create(easel.webUrl() + address))
                                    .timeout(Duration.ofSeconds(20))
                                    .header("Accept", "text/html")
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());

                    String asked = method + " " + address;
                    assertThat(answer.statusCode())
                            .as(asked)
                            .isBetween(200, 499)
                            .isNotEqualTo(302);
                    fencedIn(asked, answer.headers());
                    assertThat(answer.body())
                            .as(asked)
                            .doesNotContainIgnoringCase("jetty", "javalin", "exception", "dev.easel", "org.eclipse")
                            .doesNotContain("\tat ", "<script>");
                    if (UNKNOWN.contains(method)) {
                        assertThat(answer.statusCode()).as(asked).isBetween(400, 499);
                    }
                }
            }
        }
    }

    private static void fencedIn(String asked, HttpHeaders headers) {
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .as(asked)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).as(asked).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy").orElse("")).as(asked).matches("no-referrer|same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(asked).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(asked).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).as(asked).isPresent();
        assertThat(headers.firstValue("Cache-Control").orElse("")).as(asked).matches("no-store|no-cache");
        assertThat(headers.firstValue("Server")).as(asked).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).as(asked).isEmpty();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(asked).isEmpty();
    }
}
