package dev.easel.web.maskeditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.EditSession.State;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page's server does for programs that don't behave like the page. */
final class MaskRequestsTest {
    private static final String ID = "0123456789abcdef".repeat(2);
    private static final String BOX = "{\"kind\":\"box\",\"effect\":\"add\",\"corner\":[0,0],\"opposite\":[9,9]}";
    private static final Pattern FORM_TOKEN = Pattern.compile("\"formToken\":\"([^\"]+)\"");

    private final EditorFixture editor = new EditorFixture();
    private final HttpClient browser = client();

    @AfterEach
    void stop() {
        browser.close();
        editor.close();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private HttpResponse<String> post(HttpClient client, String path, String body, String... headers)
            throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of("X-Mask-Link", ID), Arrays.stream(headers))
                .toArray(String[]::new);
        HttpRequest request = HttpRequest.newBuilder(URI.create(editor.url() + path))
                .headers(all)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Opens the link; the form token of this browser. */
    private String opened() throws IOException, InterruptedException {
        editor.link(30, 20);
        Matcher token = FORM_TOKEN.matcher(post(browser, "/mask/open", "{}").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String submission(String steps) {
        return "{\"prompt\":\"a hat\",\"options\":{},\"steps\":[" + steps + "]}";
    }

    @Test
    void lookingAtThePageChangesNothing() throws Exception {
        editor.link(30, 20);

        for (int robot = 0; robot < 10; robot++) {
            HttpResponse<String> page = client().send(
                            HttpRequest.newBuilder(URI.create(editor.url() + "/mask"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }

        assertThat(editor.sessions.find(ID).orElseThrow().browser()).isNull();
    }

    @Test
    void takesNothingFromABrowserThatDidNotOpenTheLink() throws Exception {
        String token = opened();

        try (HttpClient stranger = client()) {
            assertThat(post(stranger, "/mask/submit", submission(BOX), "X-Form-Token", token)
                            .body())
                    .contains("\"foreign\"");
            post(stranger, "/mask/open", "{}");
            assertThat(post(stranger, "/mask/submit", submission(BOX), "X-Form-Token", token)
                            .body())
                    .contains("\"foreign\"");
        }
        assertThat(editor.submitted).isEmpty();
    }

    @Test
    void takesNothingThatAnotherSiteSends() throws Exception {
        String token = opened();

        assertThat(post(browser, "/mask/submit", submission(BOX)).statusCode()).isEqualTo(403);
        assertThat(post(browser, "/mask/submit", submission(BOX), "X-Form-Token", "x" + token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                browser,
                                "/mask/submit",
                                submission(BOX),
                                "X-Form-Token",
                                token,
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(editor.submitted).isEmpty();
    }

    @Test
    void takesOneSubmissionHoweverManyAreSent() throws Exception {
        String token = opened();

        List<String> answers =
                Stream.of(1, 2, 3).map(_ -> answer(submission(BOX), token)).toList();

        assertThat(answers.getFirst()).contains("\"sent\"");
        assertThat(answers.subList(1, 3)).allMatch(answer -> answer.contains("\"used\""));
        assertThat(editor.submitted).hasSize(1);
    }

    private String answer(String body, String token) {
        try {
            return post(browser, "/mask/submit", body, "X-Form-Token", token).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesWhatThePageWouldNeverSend() throws Exception {
        String token = opened();
        List<String> bodies = List.of(
                "",
                "{",
                "[]",
                "{\"steps\":[]}",
                submission("{\"kind\":\"spray\"}"),
                submission("{\"kind\":\"brush\",\"effect\":\"add\"}"),
                submission("{\"kind\":\"brush\",\"effect\":\"add\",\"diameter\":9,\"softness\":0,\"path\":[]}"),
                submission("{\"kind\":\"brush\",\"effect\":\"add\",\"diameter\":9,\"softness\":0,\"path\":[1,2,3]}"),
                submission("{\"kind\":\"brush\",\"effect\":\"add\",\"diameter\":1e99,\"softness\":0,\"path\":[1,2]}"),
                submission("{\"kind\":\"brush\",\"effect\":\"add\",\"diameter\":9,\"softness\":0,\"path\":[1e300,2]}"),
                submission("{\"kind\":\"brush\",\"effect\":\"add\",\"diameter\":9,\"softness\":0,\"path\":[\"1\",2]}"),
                submission("{\"kind\":\"box\",\"effect\":\"burn\",\"corner\":[0,0],\"opposite\":[9,9]}"),
                submission("{\"kind\":\"lasso\",\"effect\":\"add\",\"outline\":[1,2,3,4]}"));

        for (String body : bodies) {
            HttpResponse<String> answer = post(browser, "/mask/submit", body, "X-Form-Token", token);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "dev.easel");
        }
        assertThat(editor.sessions.find(ID).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void refusesMoreThanThereIsTimeOrRoomFor() throws Exception {
        String token = opened();
        String dot = "{\"kind\":\"brush\",\"effect\":\"add\",\"diameter\":1,\"softness\":0,\"path\":[1,1]}";
        String many = submission(dot + ("," + dot).repeat(2_000));
        String long4 = submission("{\"kind\":\"clear\",\"note\":\"" + "x".repeat(4_100_000) + "\"}");

        assertThat(answer(many, token)).contains("refused", "more detail than can be worked out");
        assertThat(post(browser, "/mask/submit", long4, "X-Form-Token", token).statusCode())
                .isEqualTo(413);
        assertThat(answer(submission("{\"kind\":\"clear\"}"), token)).contains("refused", "Nothing is painted yet");
        assertThat(editor.sessions.find(ID).orElseThrow().state()).isEqualTo(State.OPEN);
    }
}
