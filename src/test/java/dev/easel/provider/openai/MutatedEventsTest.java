package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams with anything wrong in them end in images or in a failure, and never in anything else. */
class MutatedEventsTest extends LoopbackDrawing {
    private static final int ROUNDS = 2_500;
    private static final int CAMPAIGN_ROUNDS = 100_000;
    private static final byte[] STREAM = (Events.partial(Specimens.png(60, 1), 0)
                    + ": keepalive\n\n"
                    + Events.partial(Specimens.png(70, 2), 1)
                    + Events.completed(Specimens.png(90, 3)))
            .getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(20261121);
    private final Mutations mutations = new Mutations(random);

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
        Generation request = new Generation(
                new ModelId("streams"),
                new Prompt("a fox"),
                1,
                RenderOptions.of(ImageSize.AUTO).withPreviews(2));
        OpenAiImages images = images(null, PROFILE, Specimens.QUICK);
        int drawn = 0;
        int failed = 0;

        for (int round = 0; round < rounds; round++) {
            server.enqueue(response());
            List<ImageRef> seen = new ArrayList<>();
            try {
                Drawing drawing = images.draw(request, "person", seen::add);
                assertThat(drawing.images()).hasSize(1);
                drawn++;
            } catch (FailureException e) {
                assertThat(e.failure()).isNotNull();
                failed++;
            }
            assertThat(seen).hasSizeLessThanOrEqualTo(2);
            assertThat(blobs.openSinks()).isZero();
        }

        assertThat(drawn).isGreaterThan(rounds / 10);
        assertThat(failed).isGreaterThan(rounds / 10);
    }

    private MockResponse response() {
        byte[] body = STREAM;
        for (int i = random.nextInt(3); i >= 0; i--) {
            body = mutations.of(body);
        }
        Buffer buffer = new Buffer().write(body);
        MockResponse.Builder response = new MockResponse.Builder()
                .addHeader("Connection", "close")
                .addHeader("Content-Type", "text/event-stream");
        return (random.nextBoolean() ? response.body(buffer) : response.chunkedBody(buffer, 1 + random.nextInt(40)))
                .build();
    }
}
