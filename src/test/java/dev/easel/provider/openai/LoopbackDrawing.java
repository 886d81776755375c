package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import dev.easel.testing.MemoryBlobStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Draws with a server on this machine that answers what a test tells it to; no image may be left open. */
abstract class LoopbackDrawing {
    static final ServerProfile PROFILE = Specimens.profile(ResponseFormat.WHEN_KNOWN);
    static final byte[] FOX = Specimens.png(5_000, 1);
    static final byte[] HEN = Specimens.png(70_000, 2);

    final MockWebServer server = new MockWebServer();
    final List<RateNotice> notices = new CopyOnWriteArrayList<>();
    final MemoryBlobStore blobs = new MemoryBlobStore();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void leaveNothingBehind() {
        server.close();
        assertThat(blobs.openSinks()).isZero();
    }

    void answer(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("x-request-id", "req_1")
                .body(body)
                .build());
    }

    Drawing draw() {
        return images(Specimens.KEY, PROFILE, Specimens.QUICK)
                .draw(Specimens.generation("gpt-image-2"), "person", PartialListener.NONE);
    }

    Failure failure() {
        return failure(images(Specimens.KEY, PROFILE, Specimens.QUICK));
    }

    static Failure failure(OpenAiImages images) {
        return failure(images, Specimens.generation("gpt-image-2"));
    }

    static Failure failure(OpenAiImages images, ImageRequest request) {
        try {
            throw new AssertionError("drew " + images.draw(request, "person", PartialListener.NONE));
        } catch (FailureException e) {
            return e.failure();
        }
    }

    OpenAiImages images(String key, ServerProfile profile, Timeouts timeouts) {
        return images(server.url("/").toString(), key, profile, timeouts);
    }

    OpenAiImages images(String url, String key, ServerProfile profile, Timeouts timeouts) {
        return new OpenAiImages(
                new OpenAiServer(url, key, profile, timeouts),
                Specimens.catalogue(),
                blobs,
                InstantSource.fixed(Instant.EPOCH),
                notices::add);
    }

    static GeneratedImage image(byte[] bytes, String revisedPrompt) {
        return new GeneratedImage(
                new ImageRef(MemoryBlobStore.sha256(bytes), ImageFormat.PNG, new Pixels(3, 2), bytes.length),
                revisedPrompt);
    }
}
