package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.testing.MemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers with anything wrong in them end in images or in a failure, and never in anything else. */
class MutatedAnswersTest {
    private static final int ROUNDS = 3_000;
    private static final int CAMPAIGN_ROUNDS = 100_000;
    private static final byte[] ANSWER =
            ("{\"created\":1,\"output_format\":\"png\",\"error\":null,\"data\":[{\"b64_json\":\""
                            + Specimens.base64(Specimens.png(90, 1))
                            + "\",\"revised_prompt\":\"a \\u0066ox\"},{\"url\":null,\"b64_json\":\""
                            + Specimens.base64(Specimens.png(60, 2))
                            + "\"}],\"usage\":{\"input_tokens\":12,\"output_tokens\":196,"
                            + "\"input_tokens_details\":{\"text_tokens\":10,\"image_tokens\":2}}}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] ERROR =
            ("{\"error\":{\"message\":\"try again in 12s\",\"type\":\"requests\",\"param\":null,"
                            + "\"code\":\"rate_limit_exceeded\"}}")
                    .getBytes(StandardCharsets.UTF_8);
    private final MockWebServer server = new MockWebServer();
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Random random = new Random(20261121);
    private final Mutations mutations = new Mutations(random);

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void endInImagesOrAFailure() {
        draw(ROUNDS);
    }

    @Test
    @Tag("campaign")
    void endInImagesOrAFailureHoweverManyThereAre() {
        draw(CAMPAIGN_ROUNDS);
    }

    private void draw(int rounds) {
        OpenAiImages images = new OpenAiImages(
                new OpenAiServer(
                        server.url("/").toString(), null, Specimens.profile(ResponseFormat.NEVER), Specimens.QUICK),
                Specimens.catalogue(),
                blobs,
                InstantSource.fixed(Instant.EPOCH),
                _ -> {});
        int drawn = 0;

        for (int round = 0; round < rounds; round++) {
            server.setDispatcher(new OneAnswer(response()));
            int kept = blobs.kept().size();
            try {
                Drawing drawing = images.draw(Specimens.generation("gpt-image-2"), "person", PartialListener.NONE);
                assertThat(drawing.images()).isNotEmpty();
                drawn++;
            } catch (FailureException e) {
                assertThat(e.failure()).isNotNull();
                assertThat(blobs.kept().size() - kept).isLessThanOrEqualTo(2);
            }
            assertThat(blobs.openSinks()).isZero();
        }

        assertThat(drawn).isBetween(rounds / 20, rounds / 2);
    }

    private MockResponse response() {
        boolean success = random.nextInt(4) > 0;
        byte[] body = success ? ANSWER : ERROR;
        for (int i = random.nextInt(3); i >= 0; i--) {
            body = mutations.of(body);
        }
        MockResponse.Builder response = new MockResponse.Builder()
                .code(success ? 200 : 400 + random.nextInt(130))
                .addHeader("Connection", "close") // a new one is spared the delay of acknowledgements
                .addHeaderLenient("Retry-After", mutations.fragment().replace("\u0000", "0"));
        Buffer buffer = new Buffer().write(body);
        return (random.nextBoolean() ? response.body(buffer) : response.chunkedBody(buffer, 1 + random.nextInt(40)))
                .build();
    }

    /** The answer to the request; what it may link to is an image. */
    private static final class OneAnswer extends Dispatcher {
        private final MockResponse answer;

        OneAnswer(MockResponse answer) {
            this.answer = answer;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return request.getMethod().equals("POST")
                    ? answer
                    : new MockResponse.Builder()
                            .body(new Buffer().write(Specimens.png(50, 3)))
                            .build();
        }
    }
}
