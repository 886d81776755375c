package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.PolicyRefusal;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.core.image.Usage;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import dev.easel.testing.MemoryBlobStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiImagesTest {
    private static final ServerProfile PROFILE = Specimens.profile(ResponseFormat.WHEN_KNOWN);
    private static final byte[] FOX = Specimens.png(5_000, 1);
    private static final byte[] HEN = Specimens.png(70_000, 2);

    private final MockWebServer server = new MockWebServer();
    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void leaveNothingBehind() {
        server.close();
        assertThat(blobs.openSinks()).isZero();
    }

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
        ServerProfile azure = new ServerProfile(
                "azure",
                List.of(),
                "api-key",
                "",
                EnumSet.allOf(Operation.class),
                ResponseFormat.NEVER,
                PROFILE.unknownModels());

        images(null, PROFILE, Specimens.QUICK).draw(Specimens.generation("gpt-image-2"), "person");
        images(Specimens.KEY, azure, Specimens.QUICK).draw(Specimens.generation("gpt-image-2"), "person");

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

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 407, 408, 421, 429, 500, 503})
    void repeatsAndRedirectsNothing(int status) {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", server.url("/elsewhere"))
                    .addHeader("Retry-After", "0")
                    .addHeader("WWW-Authenticate", "Basic realm=\"x\"")
                    .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                    .build());
        }

        failure();

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsTheWaitOffARealResponse() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "20")
                .body("{\"error\":{\"code\":\"rate_limit_exceeded\"}}")
                .build());

        assertThat(failure())
                .isEqualTo(new ProviderTransient("rate_limit_exceeded", Duration.ofSeconds(20), Billing.NOT_BILLED));
    }

    @Test
    void survivesAnAbsurdWait() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "99999999999")
                .build());

        assertThat(failure()).isEqualTo(new ProviderTransient("http_503", null, Billing.UNKNOWN));
    }

    @Test
    void knowsThatNothingWasBilledWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        server.close();

        for (String url :
                List.of("http://127.0.0.1:" + port, "http://no-such-host.invalid", "https://127.0.0.1:" + port)) {
            assertThat(failure(images(url, Specimens.KEY, PROFILE, Specimens.QUICK)))
                    .isEqualTo(new ProviderTransient("unreachable", null, Billing.NOT_BILLED));
        }
    }

    @Test
    void doesNotKnowWhatWasBilledWhenTheConnectionBreaksAfterTheRequest() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder()
                .body(Specimens.answer(HEN))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThat(failure()).isEqualTo(new ProviderTransient("connection_lost", null, Billing.UNKNOWN));
        assertThat(failure()).isEqualTo(new ProviderTransient("connection_lost", null, Billing.UNKNOWN));
        assertThat(blobs.kept()).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void doesNotKnowWhatWasBilledWhenTheServerIsSilent() {
        Timeouts read = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(9));
        Timeouts call = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(9), Duration.ofMillis(300));
        for (Timeouts timeouts : List.of(read, call)) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());

            assertThat(failure(images(Specimens.KEY, PROFILE, timeouts)))
                    .isEqualTo(new ProviderTransient("timeout", null, Billing.UNKNOWN));
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void timesOutInTheMiddleOfAnImage() {
        server.enqueue(new MockResponse.Builder()
                .body(Specimens.answer(HEN))
                .throttleBody(10_000, 5, TimeUnit.SECONDS)
                .build());

        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(9));
        assertThat(failure(images(Specimens.KEY, PROFILE, timeouts)))
                .isEqualTo(new ProviderTransient("timeout", null, Billing.UNKNOWN));
        assertThat(blobs.kept()).isEmpty();
    }

    @Test
    void endsTheCallWhenInterruptedAndStaysInterrupted() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<Failure> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread drawing = Thread.startVirtualThread(() -> {
            failure.complete(failure());
            flag.complete(Thread.currentThread().isInterrupted());
        });
        server.takeRequest();

        drawing.interrupt();

        assertThat(failure.get(2, TimeUnit.SECONDS))
                .isEqualTo(new ProviderTransient("interrupted", null, Billing.UNKNOWN));
        assertThat(flag.get(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sendsNothingWhenInterruptedBefore() throws Exception {
        CompletableFuture<Failure> failure = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            Thread.currentThread().interrupt();
            failure.complete(failure());
        });

        assertThat(failure.get(2, TimeUnit.SECONDS))
                .isEqualTo(new ProviderTransient("interrupted", null, Billing.NOT_BILLED));
    }

    @Test
    void saysSoWhenTheServerDoesNotHaveTheOperation() {
        ImageRef source = new ImageRef("0".repeat(64), ImageFormat.PNG, new Pixels(1, 1), 1);
        ModelId model = new ModelId("gpt-image-2");
        RenderOptions options = RenderOptions.of(new Pixels(1024, 1024));
        ServerProfile none = Specimens.profile(ResponseFormat.NEVER, EnumSet.noneOf(Operation.class));
        for (ImageRequest request : List.of(
                Specimens.generation("gpt-image-2"),
                new Edit(model, new Prompt("p"), List.of(source), null, 1, options),
                new Variation(model, source, 1, options))) {
            assertThat(failure(images(Specimens.KEY, none, Specimens.QUICK), request))
                    .isEqualTo(new ProviderPermanent("operation_unavailable", 0, Reach.REQUEST));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("x-request-id", "req_1")
                .body(body)
                .build());
    }

    private Drawing draw() {
        return images(Specimens.KEY, PROFILE, Specimens.QUICK).draw(Specimens.generation("gpt-image-2"), "person");
    }

    private Failure failure() {
        return failure(images(Specimens.KEY, PROFILE, Specimens.QUICK));
    }

    private static Failure failure(OpenAiImages images) {
        return failure(images, Specimens.generation("gpt-image-2"));
    }

    private static Failure failure(OpenAiImages images, ImageRequest request) {
        try {
            throw new AssertionError("drew " + images.draw(request, "person"));
        } catch (FailureException e) {
            return e.failure();
        }
    }

    private OpenAiImages images(String key, ServerProfile profile, Timeouts timeouts) {
        return images(server.url("/").toString(), key, profile, timeouts);
    }

    private OpenAiImages images(String url, String key, ServerProfile profile, Timeouts timeouts) {
        return new OpenAiImages(
                new OpenAiServer(url, key, profile, timeouts),
                Specimens.catalogue(),
                blobs,
                InstantSource.fixed(Instant.EPOCH));
    }

    private static GeneratedImage image(byte[] bytes, String revisedPrompt) {
        return new GeneratedImage(
                new ImageRef(MemoryBlobStore.sha256(bytes), ImageFormat.PNG, new Pixels(3, 2), bytes.length),
                revisedPrompt);
    }
}
