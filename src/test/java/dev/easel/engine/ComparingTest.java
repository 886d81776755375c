package dev.easel.engine;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many kept pictures look like the one that is asked about: what it costs others, and what the asker hears. */
class ComparingTest {
    /** As many as wait or are looked at, and no more. */
    private static final int ROOM = 3;

    private final ManualClock clock = new ManualClock(NOW);
    private final Watched blobs = new Watched();
    private final byte[] file = picture(0xFFFFFF);
    private Recognition recognition;

    /** Notes who opens pictures; whoever does needs a permit, and some time of the clock. */
    private final class Watched extends MemoryBlobStore {
        private final List<Thread> openers = Collections.synchronizedList(new ArrayList<>());
        private final Semaphore permits = new Semaphore(1_000);
        private final AtomicInteger opening = new AtomicInteger();
        private volatile int mostAtOnce;
        private volatile Duration each = Duration.ZERO;

        @Override
        public InputStream open(String sha256) throws IOException {
            mostAtOnce = Math.max(mostAtOnce, opening.incrementAndGet());
            openers.add(Thread.currentThread());
            permits.acquireUninterruptibly();
            clock.advance(each);
            opening.decrementAndGet();
            return super.open(sha256);
        }
    }

    @BeforeEach
    void keep() throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(picture(0x202020));
            BlobSink.Blob blob = sink.keep();
            ImageRef kept = new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(64, 64), blob.bytes());
            recognition = LookAlikes.recognition(kept, blobs, clock);
        }
    }

    /** One half black, the other of a colour: never the same as with another colour. */
    private static byte[] picture(int colour) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 64 * 64; at++) {
            image.setRGB(at % 64, at / 64, at % 64 < 32 ? 0 : colour);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return png.toByteArray();
    }

    private CompletableFuture<String> ask(String asker) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(LookAlikes.ask(recognition, asker, file)));
        return answer;
    }

    @Test
    void looksAtAllOfThemOneByOneAndNeverOnTheThreadsOfOthers() {
        List<CompletableFuture<String>> answers = List.of(ask("1"), ask("2"), ask("3"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("picture-unknown"));
        assertThat(blobs.openers)
                .hasSize(3 * LookAlikes.CANDIDATES)
                .allSatisfy(thread -> assertThat(thread.isVirtual()).isFalse());
        assertThat(blobs.mostAtOnce).isEqualTo(1);
    }

    @Test
    void saysThatItCouldNotLookAtAllOfThemInTime() {
        blobs.each = Duration.ofSeconds(1);

        assertThat(ask("1").join()).isEqualTo("picture-unsure");
        assertThat(blobs.openers).hasSize((int) ComparingRoom.LOOKING.toSeconds());
        assertThat(ask("1").join()).isEqualTo("picture-unsure");
    }

    @Test
    void asksOthersToComeBackWhileManyWait() {
        blobs.permits.drainPermits();
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            waiting.add(ask("waiting-" + i));
        }
        awaitTaken(ROOM);

        assertThat(ask("late").join()).isEqualTo("picture-busy");
        blobs.permits.release(1_000);
        assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("picture-unknown"));
        assertThat(ask("late").join()).isEqualTo("picture-unknown");
    }

    @Test
    void looksAtOneQuestionOfAPersonAtATime() {
        blobs.permits.drainPermits();
        CompletableFuture<String> first = ask("1");
        awaitTaken(1);

        assertThat(ask("1").join()).isEqualTo("picture-busy");
        CompletableFuture<String> other = ask("2");
        awaitTaken(2);
        blobs.permits.release(1_000);

        assertThat(first.join()).isEqualTo("picture-unknown");
        assertThat(other.join()).isEqualTo("picture-unknown");
    }

    /** Until so many questions wait or are looked at. */
    private void awaitTaken(int questions) {
        await().until(() -> recognition.underWay() == questions);
    }
}
