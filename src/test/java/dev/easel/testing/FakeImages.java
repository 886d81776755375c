package dev.easel.testing;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;

/** An Images API on loopback that answers every generation with one small PNG, when the test lets it. */
public final class FakeImages implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Javalin server;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean busy;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private FakeImages() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.post("/v1/images/generations", this::answer);
        });
    }

    public static FakeImages start() {
        FakeImages images = new FakeImages();
        images.server.start("127.0.0.1", 0);
        return images;
    }

    public String url() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    /** How many generations were asked for. */
    public int calls() {
        return calls.get();
    }

    /** Refuses everything with 429 and asks for a second of patience, until {@link #release}. */
    public void refuse() {
        busy = true;
    }

    /** Keeps answers back from now on. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** Waits until so many generations were asked for. */
    public void awaitCalls(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> calls() >= count);
    }

    /** Gives the answers that were kept back, and from now on all at once. */
    public void release() {
        busy = false;
        gate.countDown();
    }

    private void answer(Context context) {
        CountDownLatch closed = gate;
        calls.incrementAndGet();
        if (busy) {
            context.status(429)
                    .header("Retry-After", "1")
                    .contentType("application/json")
                    .result("{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"slow down\"}}");
            return;
        }
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                context.status(504);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.contentType("application/json")
                .result("{\"created\":1,\"data\":[{\"b64_json\":\"%s\"}]}".formatted(picture()));
    }

    private static String picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Override
    public void close() {
        release();
        server.stop();
    }
}
