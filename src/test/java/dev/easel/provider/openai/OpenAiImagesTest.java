package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.PolicyRefusal;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Operation;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.core.image.Usage;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiImagesTest extends LoopbackDrawing {
    @Test
    void drawsImagesIntoTheStore() {
        answer(Specimens.answer(FOX, HEN));

        Drawing drawing = draw();

        assertThat(drawing.images()).containsExactly(image(FOX, null), image(HEN, null));
        assertThat(drawing.usage()).isEqualTo(new Usage(10, 2, 196));
        assertThat(drawing.requestId()).isEqualTo("req_1");
        assertThat(blobs.kept()).hasSize(2);
    }

    @Test
    void sendsOneRequestWithTheKeyAndOurName() throws Exception {
        answer(Specimens.answer(FOX));

        draw();

        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getRequestLine()).isEqualTo("POST /v1/images/generations HTTP/1.1");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + Specimens.KEY);
        assertThat(sent.getHeaders().get("User-Agent")).isEqualTo("easel/dev");
        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(new ObjectMapper().readTree(sent.getBody().utf8())).isEqualTo(new ObjectMapper().readTree("""
                {"model": "gpt-image-2", "n": 1, "size": "1024x1024", "safety_identifier": "person",
                 "prompt": "a \\"red\\" fox 🦊"}"""));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void sendsNoAuthorizationWithoutAKeyAndAnotherHeaderWhereTheServerWantsIt() throws Exception {
        answer(Specimens.answer(FOX));
        answer(Specimens.answer(FOX));
        ServerProfile azure = Specimens.shipped("azure-v1");

        images(null, PROFILE, Specimens.QUICK)
                .draw(Specimens.generation("gpt-image-2"), "person", PartialListener.NONE);
        images(Specimens.KEY, azure, Specimens.QUICK)
                .draw(Specimens.generation("gpt-image-2"), "person", PartialListener.NONE);

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("Authorization")).isNull();
        assertThat(second.getHeaders().get("api-key")).isEqualTo(Specimens.KEY);
    }

    @ParameterizedTest
    @MethodSource("odd")
    void readsAnswersHoweverTheyAreWritten(String answer, Usage usage, String revisedPrompt) {
        answer(answer.replace("FOX", Specimens.base64(FOX)));

        Drawing drawing = draw();

        assertThat(drawing.images()).containsExactly(image(FOX, revisedPrompt));
        assertThat(drawing.usage()).isEqualTo(usage);
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                odd("{\"data\":[{\"b64_json\":\"FOX\"}]}", null, null),
                odd(
                        "{\"usage\":{\"input_tokens\":5,\"output_tokens\":7},\"size\":\"3x2\",\"data\":[{\"b64_json\":\"FOX\"}]}",
                        new Usage(5, 0, 7),
                        null),
                odd(
                        "{\"data\":[{\"revised_prompt\":\"r\",\"url\":null,\"b64_json\":\"FOX\",\"x\":[{}]}],\"usage\":null}",
                        null,
                        "r"),
                odd(
                        "\n {\"data\" : [ { \"b64_json\" : \"FOX\" , \"revised_prompt\" : \"\\u0072\" } ] }\n\n",
                        null,
                        "r"),
                odd(
                        "{\"data\":[{\"b64_json\":null},{},{\"b64_json\":\"\"},null,7,{\"b64_json\":\"FOX\"}]}",
                        null,
                        null),
                odd("{\"data\":[{\"b64_json\":\"FOX\",\"b64_json\":\"FOX\"}]}", null, null),
                odd("{\"error\":null,\"data\":[{\"b64_json\":\"FOX\"}]} trailing", null, null),
                odd("{\"data\":[{\"b64_json\":\"bm8gaW1hZ2U=\"},{\"b64_json\":\"FOX\"}]}", null, null),
                odd(
                        "{\"data\":[{\"b64_json\":\"FOX\"}],\"usage\":{\"input_tokens\":0,\"output_tokens\":0}}",
                        null,
                        null),
                odd(
                        "{\"data\":[{\"b64_json\":\"FOX\"}],\"usage\":{\"input_tokens\":-9,\"output_tokens\":1e300,"
                                + "\"input_tokens_details\":null}}",
                        new Usage(0, 0, 1_000_000_000),
                        null));
    }

    private static Arguments odd(String answer, Usage usage, String revisedPrompt) {
        return Arguments.of(answer, usage, revisedPrompt);
    }

    @Test
    void fetchesLinkedImagesFromTheSameServer() throws Exception {
        answer("{\"data\":[{\"url\":\"%s\"},{\"url\":\"/img/hen.png\",\"revised_prompt\":\"r\"}]}"
                .formatted(server.url("/img/fox.png")));
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(FOX)).build());
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(HEN)).build());

        assertThat(draw().images()).containsExactly(image(FOX, null), image(HEN, "r"));

        server.takeRequest();
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /img/fox.png HTTP/1.1");
        assertThat(server.takeRequest().getHeaders().get("User-Agent")).isEqualTo("easel/dev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/a", "http://169.254.169.254/a", "https://example.org/a", "data:,x"})
    void fetchesNothingFromAnywhereElse(String url) {
        answer("{\"data\":[{\"url\":\"%s\"}]}".formatted(url));

        assertThat(failure()).isEqualTo(new ProviderPermanent("foreign_url", 200, Reach.REQUEST));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void saysThatAnImageWasLostWhenItsLinkLeadsNowhere(int status) {
        answer("{\"data\":[{\"b64_json\":\"%s\"},{\"url\":\"/a\"}]}".formatted(Specimens.base64(FOX)));
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "http://169.254.169.254/")
                .build());

        assertThat(failure()).isEqualTo(new ProviderTransient("download_failed", null, Billing.UNKNOWN));
        assertThat(blobs.kept()).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "{\"created\":1,\"data\":null}", "{\"data\":[{\"b64_json\":null}]}"})
    void takesNoImagesForARefusal(String answer) {
        answer(answer);

        assertThat(failure()).isEqualTo(new PolicyRefusal("no_images"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "null",
                "{\"created\":1}",
                "{\"data\":7e}",
                "{\"data\":{}}",
                "{\"data\":[{\"b64_json\":\"bm8gaW1hZ2U=\"}]}",
                "{\"data\":[{\"b64_json\":\"-_-_\"}]}",
                "{\"data\":[{\"b64_json\":\"AAAA",
                "{\"data\":[{\"b64_json\":\"AAAA\"}"
            })
    void saysThatAnAnswerIsGarbled(String answer) {
        answer(answer);

        assertThat(failure()).isEqualTo(new ProviderTransient("garbled", null, Billing.UNKNOWN));
    }

    @Test
    void readsAnErrorInsideASuccess() {
        answer("{\"error\":{\"code\":\"moderation_blocked\"}}");
        answer("{\"data\":[],\"error\":{\"code\":\"image_generation_failed\"}}");
        answer("{\"error\":\"out of memory\"}");

        assertThat(failure()).isEqualTo(new PolicyRefusal("moderation_blocked"));
        assertThat(failure()).isEqualTo(new ProviderTransient("image_generation_failed", null, Billing.UNKNOWN));
        assertThat(failure()).isEqualTo(new ProviderTransient("error_in_answer", null, Billing.UNKNOWN));
    }

    @Test
    void saysSoWhenTheServerDoesNotHaveTheOperation() {
        ServerProfile none = Specimens.profile(ResponseFormat.NEVER, EnumSet.noneOf(Operation.class));
        for (ImageRequest request :
                List.of(Specimens.generation("gpt-image-2"), Specimens.edit(blobs, FOX), Specimens.variation(blobs))) {
            assertThat(failure(images(Specimens.KEY, none, Specimens.QUICK), request))
                    .isEqualTo(new ProviderPermanent("operation_unavailable", 0, Reach.REQUEST));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void asksForNoMoreImagesThanTheServerDrawsAtOnce() {
        ImageRequest two = new Generation(
                new ModelId("gpt-image-2"), new Prompt("p"), 2, RenderOptions.of(new Pixels(1024, 1024)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> images(null, Specimens.shipped("lemonade"), Specimens.QUICK)
                        .draw(two, "hash", PartialListener.NONE));
        assertThat(server.getRequestCount()).isZero();
    }
}
