package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory and time do not grow with the images. */
class LargeAnswersTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final MockWebServer server = new MockWebServer();
    private final Discarding blobs = new Discarding();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private OpenAiImages images;

    @BeforeEach
    void start() throws IOException {
        server.start();
        images = images();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takeNoMemoryOfTheirSize() {
        Generation request = Specimens.generation("gpt-image-2");

        long allocated = allocated(answer(1, 40 * MEGABYTE), request);

        assertThat(blobs.bytes).isEqualTo(30L * MEGABYTE);
        assertThat(allocated).isLessThan(4L * MEGABYTE);
    }

    @Test
    void takeNoMemoryOfTheirSizeWhenTheyCameAsEvents() {
        long allocated = allocated(events(10 * MEGABYTE, 3), Specimens.streamed(3));

        assertThat(blobs.bytes).isEqualTo(30L * MEGABYTE);
        assertThat(allocated).isLessThan(4L * MEGABYTE);
    }

    @Test
    void sendPicturesWithoutHoldingThem() {
        ImageRef picture = new ImageRef(Discarding.LARGE, ImageFormat.PNG, new Pixels(3, 2), 40L * MEGABYTE);
        Edit edit = new Edit(
                new ModelId("plain"), new Prompt("p"), List.of(picture), null, 1, RenderOptions.of(ImageSize.AUTO));
        server.setBodyLimit(MEGABYTE);

        long allocated = allocated(answer(1, 4_000), edit);

        assertThat(allocated).isLessThan(4L * MEGABYTE);
    }

    /** By the second of two calls: the first also loads classes. */
    private long allocated(MockResponse answer, ImageRequest request) {
        server.enqueue(answer);
        server.enqueue(answer);
        images.draw(request, "person", PartialListener.NONE);
        blobs.bytes = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        images.draw(request, "person", PartialListener.NONE);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    @Tag("benchmark")
    void areReadFasterThanTheyArrive() {
        measure("28 MB, 10 images", answer(10, 28 * MEGABYTE / 10 / 4 * 4), Specimens.generation("gpt-image-2"));
    }

    @Test
    @Tag("benchmark")
    void areReadFasterThanTheyArriveAsEvents() {
        measure("8.4 MB, 3 previews and an image", events(84 * MEGABYTE / 40 / 4 * 4, 3), Specimens.streamed(3));
    }

    @SuppressWarnings("SystemOut")
    private void measure(String what, MockResponse answer, ImageRequest request) {
        int rounds = 40;
        long[] wall = new long[rounds];
        long[] processor = new long[rounds];
        long[] allocated = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            server.enqueue(answer);
            long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
            long processorBefore = threads.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            images.draw(request, "person", PartialListener.NONE);
            wall[i] = System.nanoTime() - before;
            processor[i] = threads.getCurrentThreadCpuTime() - processorBefore;
            allocated[i] = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
        }

        System.out.printf(
                "%s: wall %.1f ms, own processor time %.1f ms, allocated %.2f MB (medians of %d)%n",
                what, median(wall) / 1e6, median(processor) / 1e6, median(allocated) / 1e6, rounds / 2);
        assertThat(median(allocated)).isLessThan(4L * MEGABYTE);
    }

    private static MockResponse events(int characters, int previews) {
        byte[] text = Base64.getEncoder().encode(Specimens.png(characters / 4 * 3, 1));
        Buffer body = new Buffer();
        for (int i = 0; i <= previews; i++) {
            body.writeUtf8("data: {\"type\":\"%s\",\"b64_json\":\""
                            .formatted(i < previews ? "x.partial_image" : "x.completed"))
                    .write(text)
                    .writeUtf8("\"}\n\n");
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(body)
                .build();
    }

    private OpenAiImages images() {
        OpenAiServer settings = new OpenAiServer(
                server.url("/").toString(), null, Specimens.profile(ResponseFormat.NEVER), Specimens.QUICK);
        return new OpenAiImages(settings, Specimens.catalogue(), blobs, InstantSource.fixed(Instant.EPOCH), _ -> {});
    }

    private static MockResponse answer(int images, int characters) {
        byte[] text = Base64.getEncoder().encode(Specimens.png(characters / 4 * 3, 1));
        Buffer body = new Buffer().writeUtf8("{\"created\":1,\"data\":[");
        for (int i = 0; i < images; i++) {
            body.writeUtf8(i == 0 ? "{\"b64_json\":\"" : ",{\"b64_json\":\"")
                    .write(text)
                    .writeUtf8("\"}");
        }
        return new MockResponse.Builder()
                .body(body.write("]}".getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** Of the later half, when everything is warm. */
    private static long median(long[] values) {
        long[] warm = Arrays.copyOfRange(values, values.length / 2, values.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    /** Counts, and remembers nothing but the first bytes. */
    private static final class Discarding implements BlobStore {
        static final String LARGE = "1".repeat(64);

        private byte[] head = {};
        private long bytes;

        @Override
        public void delete(String sha256) {}

        @Override
        public BlobSink create() {
            return new BlobSink() {
                @Override
                public void write(int value) {
                    throw new UnsupportedOperationException("one byte at a time is too slow");
                }

                @Override
                public void write(byte[] piece, int offset, int length) {
                    if (head.length == 0) {
                        head = Arrays.copyOfRange(piece, offset, offset + 100);
                    }
                    bytes += length;
                }

                @Override
                public Blob keep() {
                    return new Blob("0".repeat(64), bytes);
                }
            };
        }

        @Override
        public InputStream open(String sha256) {
            return sha256.equals(LARGE) ? new Zeros(40L * MEGABYTE) : new ByteArrayInputStream(head);
        }
    }

    /** So many of them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int read = (int) Math.min(length, left);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }
}
