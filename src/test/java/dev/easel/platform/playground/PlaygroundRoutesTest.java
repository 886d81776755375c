package dev.easel.platform.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.testing.Samples;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PlaygroundRoutesTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final String BOUNDARY = "----easel";
    private static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

    private PlaygroundRig rig = new PlaygroundRig();
    private final HttpClient mine =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient theirs =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @AfterEach
    void stop() {
        rig.close();
        mine.close();
        theirs.close();
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(rig.url() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient client, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(rig.url() + path)).POST(BodyPublishers.ofString(body));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    private String token(HttpClient client) throws Exception {
        Matcher found = Pattern.compile("data-token=\"([^\"]+)\"")
                .matcher(get(client, "/").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String form(String id, String text) {
        return field("id", id) + field("text", text) + "--" + BOUNDARY + "--\r\n";
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private HttpResponse<String> say(HttpClient client, String token, String id, String text) throws Exception {
        return post(client, "/play/messages", form(id, text), "Content-Type", FORM, "X-Form-Token", token);
    }

    @Test
    void takesWhatIsSaidOnceHoweverOftenItIsSent() throws Exception {
        String token = token(mine);

        assertThat(say(mine, token, "m1", "/imagine a fox").statusCode()).isEqualTo(202);
        assertThat(say(mine, token, "m1", "/imagine a fox").statusCode()).isEqualTo(202);

        List<Incoming> incoming = rig.await(2);
        assertThat(incoming.get(0).eventId()).isEqualTo(incoming.get(1).eventId());
        assertThat(incoming.getFirst())
                .isInstanceOfSatisfying(
                        Incoming.Mention.class,
                        mention -> assertThat(mention.text()).isEqualTo("/imagine a fox"));
    }

    @Test
    void refusesWhatDoesNotComeFromItsOwnPage() throws Exception {
        String token = token(mine);
        String other = token(theirs);

        assertThat(post(mine, "/play/messages", form("m1", "x"), "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(403);
        assertThat(say(mine, other, "m1", "x").statusCode()).isEqualTo(403);
        assertThat(post(
                                mine,
                                "/play/messages",
                                form("m1", "x"),
                                "Content-Type",
                                FORM,
                                "X-Form-Token",
                                token,
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        for (String path : List.of("/play/presses", "/play/reactions", "/play/forms")) {
            assertThat(post(mine, path, "{}").statusCode()).as(path).isEqualTo(403);
        }
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            for (String path : List.of("/play/events", "/play/gallery", "/play/pictures/m1-answer/0")) {
                assertThat(get(stranger, path).statusCode()).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void refusesNonsense() throws Exception {
        String token = token(mine);

        assertThat(say(mine, token, "../../x", "x").statusCode()).isEqualTo(400);
        assertThat(say(mine, token, "m1", " \n ").statusCode()).isEqualTo(400);
        assertThat(post(mine, "/play/messages", "--x", "Content-Type", FORM, "X-Form-Token", token)
                        .statusCode())
                .isEqualTo(400);
        for (String body : List.of("", "[", "{\"id\":1}", "{\"id\":\"a\",\"message\":\"none\",\"emoji\":\"\"}")) {
            assertThat(post(mine, "/play/reactions", body, "X-Form-Token", token)
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(post(mine, "/play/presses", "x".repeat(101_000), "X-Form-Token", token)
                        .statusCode())
                .isEqualTo(413);
        assertThat(say(mine, token, "m1", "x".repeat(201_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void takesTheNameOfAFileAndNothingElseOfWhereItWas() throws Exception {
        List<String> hostile = List.of(
                "../../etc/passwd",
                "C:\\Windows\\evil.png",
                "/etc/shadow",
                "a\u0000.png",
                "a\u001b[2J.png",
                "a\u202egnp.exe",
                "cat.png\r\nSet-Cookie: a=b",
                "x".repeat(4_096) + ".png");
        String token = token(mine);
        byte[] picture;
        try (InputStream in = rig.blobs.open(rig.keep(3, 2, Color.ORANGE).sha256())) {
            picture = in.readAllBytes();
        }
        int taken = 0;
        for (String name : hostile) {
            HttpResponse<String> answer = mine.send(
                    HttpRequest.newBuilder(URI.create(rig.url() + "/play/messages"))
                            .headers("Content-Type", FORM, "X-Form-Token", token)
                            .POST(BodyPublishers.concat(
                                    BodyPublishers.ofString("--" + BOUNDARY
                                            + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                                            + "\"\r\n\r\n"),
                                    BodyPublishers.ofByteArray(picture),
                                    BodyPublishers.ofString("\r\n" + form("m" + taken, "/imagine a fox"))))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(name).isIn(202, 400);
            assertThat(answer.headers().firstValue("Set-Cookie")).as(name).isEmpty();
            taken += answer.statusCode() == 202 ? 1 : 0;
        }

        assertThat(rig.await(taken).stream()
                        .map(Incoming.Mention.class::cast)
                        .flatMap(mention -> mention.attachments().stream())
                        .map(Attachment::fileName))
                .hasSizeGreaterThan(4)
                .allSatisfy(name -> assertThat(name).matches("[^/\\\\\\p{Cntrl}\\p{Cf}]{1,120}"));
    }

    @Test
    void pressesOnlyWhatIsThere() throws Exception {
        String token = token(mine);
        say(mine, token, "m1", "/imagine a fox");
        rig.messenger()
                .acknowledge(rig.answering(), WORDS.queued(1, Duration.ZERO, Visibility.PUBLIC), Control.cancel("job"));

        String known = "{\"id\":\"p1\",\"message\":\"m1-answer\",\"control\":\"cancel:job\"}";
        String made = "{\"id\":\"p2\",\"message\":\"m1-answer\",\"control\":\"delete:other\"}";

        assertThat(post(mine, "/play/presses", made, "X-Form-Token", token).statusCode())
                .isEqualTo(410);
        assertThat(post(mine, "/play/presses", known, "X-Form-Token", token).statusCode())
                .isEqualTo(202);
        assertThat(post(theirs, "/play/presses", known, "X-Form-Token", token(theirs))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void showsPicturesOnlyToWhoeverTheyWereMadeFor() throws Exception {
        say(mine, token(mine), "m1", "/imagine a fox");
        token(theirs);
        Artwork artwork =
                new Artwork(Samples.MODEL, List.of(new GeneratedImage(rig.keep(9, 9, Color.RED), null)), null);
        rig.messenger()
                .deliver(
                        rig.answering(),
                        new Delivery("job", artwork, WORDS.altText("x"), WORDS.altText("x"), Presentation.OPEN));

        HttpResponse<String> shown = get(mine, "/play/pictures/m1-answer/0");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(get(mine, "/play/pictures/m1-answer/1").statusCode()).isEqualTo(404);
        assertThat(get(mine, "/play/pictures/m1-answer/-1").statusCode()).isEqualTo(404);
        assertThat(get(theirs, "/play/pictures/m1-answer/0").statusCode()).isEqualTo(404);
    }

    @Test
    void letsPeopleInByATokenOnly() throws Exception {
        rig.close();
        rig = new PlaygroundRig("correct horse");

        assertThat(get(mine, "/").body()).contains("name=\"token\"").doesNotContain("data-token");
        assertThat(get(mine, "/play/events").statusCode()).isEqualTo(401);
        assertThat(signIn("wrong").statusCode()).isEqualTo(401);
        assertThat(signIn("wrong").body()).contains("That is not the token");
        assertThat(signIn(" correct horse ").statusCode()).isEqualTo(302);
        assertThat(get(mine, "/").body()).contains("data-token");
        assertThat(get(theirs, "/").body()).doesNotContain("data-token");
        String leave = "form-token=" + token(mine);
        post(mine, "/play/sign-out", leave, "Content-Type", "application/x-www-form-urlencoded");

        assertThat(get(mine, "/").body()).doesNotContain("data-token");
    }

    @Test
    void makesGuessingTheTokenSlow() throws Exception {
        rig.close();
        rig = new PlaygroundRig("correct horse");

        for (int i = 0; i < 5; i++) {
            signIn("guess");
        }
        HttpResponse<String> later = signIn("correct horse");

        assertThat(later.statusCode()).isEqualTo(429);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> signIn(String token) throws IOException, InterruptedException {
        String body = "token=" + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8);
        return mine.send(
                HttpRequest.newBuilder(URI.create(rig.url() + "/play/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
