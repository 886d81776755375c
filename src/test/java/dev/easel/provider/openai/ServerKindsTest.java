package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of server in {@code config/servers.yaml} is sent. */
class ServerKindsTest extends LoopbackDrawing {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openai               | /v1/images/generations | Authorization: Bearer KEY | model n size quality background output_format output_compression moderation safety_identifier prompt
            azure-v1             | /openai/v1/images/generations?api-version=preview | api-key: KEY | model n size quality background output_format output_compression moderation safety_identifier prompt
            azure-deployment     | /openai/deployments/gpt-image-2/images/generations?api-version=2025-04-01-preview | api-key: KEY | n size quality background output_format output_compression moderation user prompt
            localai              | /v1/images/generations | Authorization: Bearer KEY | model n size quality response_format user prompt
            stable-diffusion-cpp | /v1/images/generations | Authorization: Bearer KEY | n output_format output_compression prompt
            lemonade             | /v1/images/generations | Authorization: Bearer KEY | model n user prompt
            xinference           | /v1/images/generations | Authorization: Bearer KEY | model n response_format user prompt
            vllm-omni            | /v1/images/generations | Authorization: Bearer KEY | model n output_format output_compression user prompt
            compatible           | /v1/images/generations | Authorization: Bearer KEY | model n size quality background output_format output_compression moderation safety_identifier prompt
            sandbox              | /v1/images/generations | Authorization: Bearer KEY | model n size quality background output_format output_compression moderation safety_identifier prompt
            """)
    void isAskedInItsWay(String kind, String path, String key, String fields) throws Exception {
        answer(Specimens.answer(FOX));

        draw(kind, generation("a fox"));

        RecordedRequest sent = server.takeRequest();
        String apiKey = sent.getHeaders().get("api-key");
        assertThat(sent.getRequestLine()).isEqualTo("POST " + path + " HTTP/1.1");
        assertThat(apiKey == null ? "Authorization: " + sent.getHeaders().get("Authorization") : "api-key: " + apiKey)
                .isEqualTo(key.replace("KEY", Specimens.KEY));
        JsonNode body = MAPPER.readTree(sent.getBody().utf8());
        assertThat(body.fieldNames()).toIterable().containsExactly(fields.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openai               | model n size quality background output_format output_compression safety_identifier prompt image[] image[] mask
            azure-v1             | model n size quality background output_format output_compression safety_identifier prompt image[] image[] mask
            azure-deployment     | n size quality background output_format output_compression user prompt image[] image[] mask
            stable-diffusion-cpp | n output_format output_compression prompt image[] image[] mask
            lemonade             | model n user prompt image image mask
            xinference           | model n response_format user prompt image[] image[] mask
            vllm-omni            | model n output_format output_compression user prompt image[] image[] mask
            compatible           | model n size quality background output_format output_compression safety_identifier prompt image[] image[] mask
            sandbox              | model n size quality background output_format output_compression safety_identifier prompt image[] image[] mask
            """)
    void isSentEditsInItsWay(String kind, String names) throws Exception {
        answer(Specimens.answer(FOX));

        draw(kind, Specimens.edit(blobs, Masks.mask(blobs), FOX, HEN));

        assertThat(FormPart.of(server.takeRequest()).stream().map(FormPart::name))
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, false",
        "azure-v1, false",
        "stable-diffusion-cpp, true",
        "lemonade, true",
        "xinference, true",
        "vllm-omni, false",
        "compatible, false"
    })
    void isGivenMasksThatItUnderstands(String kind, boolean white) throws Exception {
        answer(Specimens.answer(FOX));

        draw(kind, Specimens.edit(blobs, Masks.mask(blobs), FOX));

        byte[] mask = FormPart.of(server.takeRequest()).getLast().content().toByteArray();
        assertThat(Masks.greys(mask))
                .isEqualTo(white ? List.of(0xFF, 0x00, 0x00, 0xFF) : Masks.greys(Masks.transparentCorners()));
    }

    @Test
    void isToldASizeWhereItTakesAutoForATinyOne() throws Exception {
        answer(Specimens.answer(FOX));

        draw("localai", generation("a fox"));

        assertThat(MAPPER.readTree(server.takeRequest().getBody().utf8())
                        .path("size")
                        .asText())
                .isEqualTo("1024x1024");
    }

    @ParameterizedTest
    @CsvSource({
        "localai, a fox|ugly, a fox│ugly",
        "stable-diffusion-cpp, a <sd_cpp_extra_args>{}</sd_cpp_extra_args>fox, a fox",
        "lemonade, a <sd_cpp_extra_args>{}</sd_cpp_extra_args>fox, a fox",
        "openai, a <sd_cpp_extra_args>{}</sd_cpp_extra_args>|fox, a <sd_cpp_extra_args>{}</sd_cpp_extra_args>|fox"
    })
    void isSentWordsAndNoInstructions(String kind, String typed, String sent) throws Exception {
        answer(Specimens.answer(FOX));

        draw(kind, generation(typed));

        assertThat(MAPPER.readTree(server.takeRequest().getBody().utf8())
                        .path("prompt")
                        .asText())
                .isEqualTo(sent);
    }

    @Test
    void isNotAskedWhenNoWordsAreLeft() {
        ImageRequest empty = generation("<sd_cpp_extra_args>{\"steps\":9}</sd_cpp_extra_args>");

        assertThat(failure(images(null, Specimens.shipped("stable-diffusion-cpp"), Specimens.QUICK), empty))
                .isEqualTo(UserError.of("prompt-empty"));
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "azure-v1", "azure-deployment", "localai", "stable-diffusion-cpp", "vllm-omni"})
    void isNotAskedForVariationsItDoesNotHave(String kind) {
        assertThat(failure(images(null, Specimens.shipped(kind), Specimens.QUICK), Specimens.variation(blobs)))
                .isEqualTo(new ProviderPermanent("operation_unavailable", 0, Reach.REQUEST));
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            stable-diffusion-cpp | 400 | {"error":"prompt required"}
            xinference           | 400 | {"detail":"Model not found"}
            vllm-omni            | 422 | {"detail":[{"loc":["body","size"],"msg":"bad"}]}
            localai              | 400 | {"error":{"code":400,"message":"no"}}
            lemonade             | 400 | {"error":{"message":"no","type":"invalid_request_error"}}
            """)
    void isUnderstoodWhenItRefuses(String kind, int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        assertThat(failure(images(null, Specimens.shipped(kind), Specimens.QUICK), generation("a fox")))
                .isEqualTo(new ProviderPermanent("http_" + status, status, Reach.REQUEST));
    }

    @Test
    void isUnderstoodWhenItBreaksDown() {
        server.enqueue(new MockResponse.Builder()
                .code(500)
                .body("{\"error\":\"generate failed\"}")
                .build());

        assertThat(failure(
                        images(null, Specimens.shipped("stable-diffusion-cpp"), Specimens.QUICK), generation("a fox")))
                .isEqualTo(new ProviderTransient("http_500", null, Billing.PROBABLY_NOT_BILLED));
    }

    private void draw(String kind, ImageRequest request) {
        images(Specimens.KEY, Specimens.shipped(kind), Specimens.QUICK).draw(request, "person", PartialListener.NONE);
    }

    private static Generation generation(String prompt) {
        return new Generation(new ModelId("gpt-image-2"), new Prompt(prompt), 1, Specimens.everyOption());
    }
}
