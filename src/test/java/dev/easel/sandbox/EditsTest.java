package dev.easel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.sandbox.SandboxClient.Answer;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EditsTest {
    private static final byte[] BALL = Pictures.ballPng(320, 320);

    @TempDir
    private Path uploads;

    private SandboxClient started;

    private SandboxClient client() {
        if (started == null) {
            started = new SandboxClient(uploads);
        }
        return started;
    }

    @AfterEach
    void close() {
        if (started != null) {
            started.close();
        }
    }

    private Answer edit(FormBody form) throws Exception {
        return client().post("/images/edits", form);
    }

    private static FormBody form(String fields) {
        return FormBody.with(fields).png("image", BALL);
    }

    private Answer asJson(ObjectNode request) throws Exception {
        return client().send(client().to("/images/edits").POST(BodyPublishers.ofString(request.toString())));
    }

    private static ObjectNode jsonRequest(String... urls) {
        ObjectNode request = SandboxClient.request("gpt-image-2.5-flare", "a robot");
        ArrayNode images = request.putArray("images");
        for (String url : urls) {
            images.addObject().put("image_url", url);
        }
        return request;
    }

    private static String dataUrl(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    @Test
    void answersAsGptImageModelsDo() throws Exception {
        Answer answer =
                edit(form("model=gpt-image-1;prompt=a robot;n=2;size=1024x1024;quality=low;input_fidelity=high"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("data")).hasSize(2);
        assertThat(answer.image(0)).isNotEqualTo(answer.image(1));
        assertThat(answer.body().path("size").asText()).isEqualTo("1024x1024");
        JsonNode usage = answer.body().path("usage");
        assertThat(usage.at("/input_tokens_details/text_tokens").asInt()).isEqualTo(2);
        assertThat(usage.at("/input_tokens_details/image_tokens").asInt()).isEqualTo(65 + 129 + 4160);
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(2 * 272);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(2 + 4354 + 544);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-image-2,300,300,1024,1024",
        "gpt-image-2,480,320,1536,1024",
        "gpt-image-2,320,180,1824,1024",
        "gpt-image-2,100,900,1024,3072",
        "gpt-image-1,320,180,1536,1024",
        "gpt-image-1,200,320,1024,1536",
        "gpt-image-1,330,300,1024,1024"
    })
    void picksTheSizeFromTheFirstPicture(String model, int wide, int high, int width, int height) throws Exception {
        FormBody form = FormBody.with("model=" + model + ";prompt=a robot;quality=low")
                .png("image[]", Pictures.ballPng(wide, high))
                .png("image[]", BALL);

        BufferedImage image = Pictures.decoded(edit(form).image(0));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsAFormWithAndWithoutItsLength(boolean chunked) throws Exception {
        FormBody form = form("model=gpt-image-2;prompt=a robot");

        assertThat(edit(chunked ? form.chunked() : form).status()).isEqualTo(200);
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        Answer good = edit(form("model=gpt-image-2;prompt=a robot"));
        Answer refused = edit(form("model=gpt-image-2;prompt=a robot;n=99"));
        Answer broken = edit(FormBody.with("prompt=x").png("image", "no picture".getBytes(StandardCharsets.UTF_8)));
        Answer json = asJson(jsonRequest(dataUrl(BALL)));

        assertThat(good.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(json.status()).isEqualTo(200);
        try (var left = Files.list(uploads)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void drawsAnotherOneWhenAskedAgain() throws Exception {
        byte[] first = edit(form("model=gpt-image-2;prompt=a robot")).image(0);
        byte[] second = edit(form("model=gpt-image-2;prompt=a robot")).image(0);
        byte[] other = edit(form("model=gpt-image-2;prompt=a cat")).image(0);

        assertThat(second).isNotEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void hostsWhatDallE2Drew() throws Exception {
        Answer answer =
                edit(form("model=dall-e-2;prompt=a robot;size=256x256;n=2").png("mask", Pictures.maskPng(320, 320)));
        String url = answer.body().path("data").path(1).path("url").asText();

        Answer file = client().send(HttpRequest.newBuilder(URI.create(url)));

        assertThat(Pictures.decoded(file.raw().body()).getWidth()).isEqualTo(256);
        assertThat(answer.body().fieldNames()).toIterable().containsExactly("created", "data");
    }

    @Test
    void readsDataUrls() throws Exception {
        ObjectNode request = jsonRequest(dataUrl(BALL), dataUrl(BALL));
        request.putObject("mask").put("image_url", dataUrl(Pictures.maskPng(320, 320)));

        assertThat(asJson(request).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a.png",
                "https://example.org/a.png",
                "file:///etc/passwd",
                "data:image/png,abc",
                "data:image/png;base64,***",
                ""
            })
    void fetchesNothing(String url) throws Exception {
        Answer answer = asJson(jsonRequest(url));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("invalid_value");
        assertThat(answer.error("param")).isEqualTo("images");
    }

    @Test
    void readsAllKindsOfBrokenJson() throws Exception {
        for (String body : new String[] {"", "[]", "{", "{\"images\":[", "{\"images\":[]} x"}) {
            Answer answer = client().send(client().to("/images/edits").POST(BodyPublishers.ofString(body)));

            assertThat(answer.error("message")).as(body).contains("could not parse");
        }
        assertThat(asJson(jsonRequest()).error("code")).isEqualTo("missing_required_parameter");
        assertThat(asJson(jsonRequest().put("image", "x")).error("message")).contains("expected a file");
        assertThat(asJson(jsonRequest().put("colour", "x")).error("code")).isEqualTo("unknown_parameter");
        assertThat(asJson(jsonRequest().put("images", "x")).error("code")).isEqualTo("invalid_type");
        assertThat(asJson(jsonRequest().put("model", "dall-e-2")).error("param"))
                .isEqualTo("model");
    }

    @Test
    void refusesOtherBodies() throws Exception {
        HttpRequest.Builder text = client().to("/images/edits")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"));
        HttpRequest.Builder torn = client().to("/images/edits")
                .setHeader("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf"));

        assertThat(client().send(text).error("code")).isEqualTo("unsupported_content_type");
        assertThat(client().send(torn).status()).isEqualTo(400);
    }

    @Test
    void goesWrongOnDemand() throws Exception {
        assertThat(edit(form("prompt=a robot sandbox:429")).status()).isEqualTo(429);
        assertThat(edit(form("prompt=a robot sandbox:policy")).error("code")).isEqualTo("moderation_blocked");
        assertThat(edit(form("prompt=a robot sandbox:policy-output")).error("code"))
                .isEqualTo("moderation_blocked");
        assertThat(edit(form("prompt=a robot sandbox:unverified")).status()).isEqualTo(403);
        assertThat(edit(form("prompt=a robot sandbox:500")).status()).isEqualTo(500);
        assertThat(edit(form("prompt=a robot sandbox:credit")).status()).isEqualTo(429);
        assertThat(edit(form("prompt=a robot sandbox:fewer")).body().path("data"))
                .isEmpty();
    }
}
