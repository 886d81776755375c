package dev.easel.sandbox;

import static dev.easel.sandbox.SandboxClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.sandbox.SandboxClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxServerTest {
    private final SandboxClient client = new SandboxClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void answersAsGptImageModelsDo() throws Exception {
        Answer answer = client.generate(request(
                "gpt-image-2.5-flare", "a cat", "'n':2,'size':'1024x1024','quality':'low','safety_identifier':'who'"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("created").asLong()).isEqualTo(SandboxClient.START.getEpochSecond());
        assertThat(answer.body().path("data")).hasSize(2);
        assertThat(answer.body().path("data").path(0).fieldNames()).toIterable().containsExactly("b64_json");
        assertThat(answer.image(0)).isNotEqualTo(answer.image(1));
        assertThat(answer.body().path("background").asText()).isEqualTo("opaque");
        assertThat(answer.body().path("output_format").asText()).isEqualTo("png");
        assertThat(answer.body().path("quality").asText()).isEqualTo("low");
        assertThat(answer.body().path("size").asText()).isEqualTo("1024x1024");
        assertThat(answer.body().path("safety_identifier").asText()).isEqualTo("who");
        JsonNode usage = answer.body().path("usage");
        assertThat(usage.path("input_tokens").asInt()).isEqualTo(2);
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(392);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(394);
        assertThat(usage.path("input_tokens_details").path("text_tokens").asInt())
                .isEqualTo(2);
        assertThat(usage.path("output_tokens_details").path("image_tokens").asInt())
                .isEqualTo(392);
    }

    @Test
    void answersAsDallE3Does() throws Exception {
        Answer answer = client.generate(request("dall-e-3", "a cat", "'response_format':'b64_json'"));

        JsonNode image = answer.body().path("data").path(0);
        assertThat(image.path("b64_json").asText()).startsWith("iVBOR");
        assertThat(image.path("revised_prompt").asText()).contains("a cat");
        assertThat(answer.body().fieldNames()).toIterable().containsExactly("created", "data");
    }

    @Test
    void hostsAnImageForAnHour() throws Exception {
        Answer answer = client.generate(request("dall-e-2", "a dog", "'size':'256x256'"));
        String url = answer.body().path("data").path(0).path("url").asText();

        Answer file = client.send(HttpRequest.newBuilder(URI.create(url)));
        client.advance(Duration.ofMinutes(60));
        Answer late = client.send(HttpRequest.newBuilder(URI.create(url)));

        assertThat(url).startsWith(client.server().url() + "/files/").endsWith(".png");
        assertThat(ImageIO.read(new ByteArrayInputStream(file.raw().body())).getWidth())
                .isEqualTo(256);
        assertThat(file.raw().headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(late.status()).isEqualTo(404);
    }

    @Test
    void drawsTheSameInEveryNewSandboxAndAnotherOneWhenAskedAgain() throws Exception {
        ObjectNode cat = request("gpt-image-2", "a cat");

        byte[] first = client.generate(cat).image(0);
        byte[] again = client.generate(cat).image(0);
        byte[] dog = client.generate(request("gpt-image-2", "a dog")).image(0);
        byte[] elsewhere;
        try (SandboxClient other = new SandboxClient()) {
            elsewhere = other.generate(cat).image(0);
        }

        assertThat(elsewhere).isEqualTo(first);
        assertThat(again).isNotEqualTo(first);
        assertThat(dog).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic abc", "Bearer", "Bearer  "})
    void wantsAKey(String authorization) throws Exception {
        Answer answer =
                client.send(HttpRequest.newBuilder(URI.create(client.server().url() + "/models"))
                        .header("Authorization", authorization));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("error").path("code").isNull()).isTrue();
        assertThat(answer.error("type")).isEqualTo("invalid_request_error");
    }

    @Test
    void refusesAKeyThatPretendsToBeWrong() throws Exception {
        Answer answer =
                client.send(HttpRequest.newBuilder(URI.create(client.server().url() + "/models"))
                        .header("Authorization", "Bearer sk-invalid-secret"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error("code")).isEqualTo("invalid_api_key");
        assertThat(answer.error("message")).doesNotContain("secret");
    }

    @Test
    void marksEveryAnswer() throws Exception {
        Answer good = client.get("/models");
        Answer bad = client.get("/nowhere");
        Answer drawn = client.generate(request("gpt-image-2", "a cat"));

        assertThat(List.of(good, bad, drawn)).allSatisfy(answer -> {
            assertThat(answer.raw().headers().firstValue("x-request-id"))
                    .hasValueSatisfying(id -> assertThat(id).startsWith("req_"));
            assertThat(answer.raw().headers().firstValue("openai-version")).isPresent();
            assertThat(answer.raw().headers().firstValue("openai-processing-ms"))
                    .hasValue("0");
        });
        assertThat(good.raw().headers().firstValue("x-request-id"))
                .isNotEqualTo(bad.raw().headers().firstValue("x-request-id"));
    }

    @Test
    void doesNotKnowOtherUrls() throws Exception {
        Answer answer = client.get("/images/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error("message")).isEqualTo("Invalid URL (GET /v1/images/nowhere)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "", "\"a\"", "{} {}", "{\"prompt\":\"a\",}"})
    void refusesBrokenJson(String body) throws Exception {
        Answer answer = client.send(client.to("/images/generations").POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("message")).contains("could not parse the JSON body");
    }

    @Test
    void refusesOtherContentTypes() throws Exception {
        Answer answer = client.send(client.to("/images/generations")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("unsupported_content_type");
    }

    @Test
    void refusesABodyAboveItsLimit() throws Exception {
        Answer answer = client.generate(request("gpt-image-2", "x".repeat(JsonBody.MAX_BYTES)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error("type")).isEqualTo("invalid_request_error");
    }

    @Test
    void listsItsModels() throws Exception {
        JsonNode list = client.get("/models").body();
        JsonNode retired = client.get("/models/dall-e-2").body();
        JsonNode living = client.get("/models/gpt-image-2.6-flare").body();
        Answer unknown = client.get("/models/dall-e-4");

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id")).contains("dall-e-3", "gpt-image-2.5-sunburst-2026-09-08");
        assertThat(retired.path("object").asText()).isEqualTo("model");
        assertThat(retired.path("shutdown_date").asText()).isEqualTo("2026-05-12");
        assertThat(living.path("created").asLong()).isEqualTo(1_793_750_400L);
        assertThat(living.path("shutdown_date").isNull()).isTrue();
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.error("code")).isEqualTo("model_not_found");
    }

    @Test
    void drawsWithEveryModelItLists() throws Exception {
        for (String model : client.get("/models").body().path("data").findValuesAsText("id")) {
            Answer answer = client.generate(request(model, "a cat"));

            assertThat(answer.status()).as(model).isEqualTo(200);
        }
    }
}
