package dev.easel.engine;

import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.testing.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worst question "What made this?": as many pictures as are ever laid over a file look like it, and none is it. How long
 * the asker waits, and how late whoever is woken is meanwhile, as those are who acknowledge requests. Prints its figures.
 */
@Tag("benchmark")
class RecognitionBenchmarkTest {
    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @ParameterizedTest
    @CsvSource({"1024,1024,1", "1024,1024,4", "3840,2160,1", "3840,2160,4"})
    void looksAtAllOfThem(int width, int height, int askers) throws Exception {
        byte[] file = file(256, 256, 1);
        ImageRef kept = keep(file(width, height, 2), width, height);
        Recognition recognition = LookAlikes.recognition(kept, blobs, InstantSource.system());
        LookAlikes.ask(recognition, "first", file);

        String figures = atOnce(askers, asker -> LookAlikes.ask(recognition, asker, file));

        System.out.printf(
                Locale.ROOT,
                "%d asked, %d pictures of %d x %d (%.1f MB): %s%n",
                askers,
                LookAlikes.CANDIDATES,
                width,
                height,
                kept.bytes() / 1e6,
                figures);
    }

    /** Large photos that are sent to be edited or asked about. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesPhotosIn(boolean elsewhere) throws Exception {
        byte[] photo = file(4_032, 3_024, 3);
        ExecutorService workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().factory());
        AwtImaging imaging = new AwtImaging(blobs, blobs, ImageLimits.standard(), elsewhere ? workers : Runnable::run);
        admitted(imaging, photo);

        String figures = atOnce(4, _ -> admitted(imaging, photo));

        System.out.printf(
                "4 photos of %.1f MB, worked on %s: %s%n",
                photo.length / 1e6, elsewhere ? "elsewhere" : "there", figures);
        workers.shutdownNow();
    }

    private static String admitted(AwtImaging imaging, byte[] photo) {
        try {
            imaging.admit(new ByteArrayInputStream(photo));
            return "admitted";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has several people do something on virtual threads. What they heard and when, and how late others were meanwhile. */
    private static String atOnce(int people, UnaryOperator<String> deed) throws InterruptedException {
        Lateness lateness = new Lateness();
        CountDownLatch answered = new CountDownLatch(people);
        List<String> answers = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < people; i++) {
            String person = "person-" + i;
            Thread.ofVirtual().start(() -> {
                String answer = deed.apply(person);
                synchronized (answers) {
                    answers.add("%s after %.1f s".formatted(answer, (System.nanoTime() - began) / 1e9));
                }
                answered.countDown();
            });
        }
        answered.await();
        return "%s; woken late by %s".formatted(answers, lateness.end());
    }

    /** Somebody who sleeps for a hundredth of a second, again and again, as everybody does who waits for the network. */
    private static final class Lateness {
        private final List<Long> late = new ArrayList<>();
        private final Thread sleeper = Thread.ofVirtual().start(this::sleep);

        private void sleep() {
            try {
                while (true) {
                    long before = System.nanoTime();
                    Thread.sleep(10);
                    late.add(System.nanoTime() - before - 10_000_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        String end() throws InterruptedException {
            sleeper.interrupt();
            sleeper.join();
            List<Long> sorted = late.stream().sorted().toList();
            return "%.0f ms in the middle, %.0f ms of 100 the longest but one, %.0f ms at most"
                    .formatted(
                            sorted.get(sorted.size() / 2) / 1e6,
                            sorted.get(sorted.size() * 99 / 100) / 1e6,
                            sorted.getLast() / 1e6);
        }
    }

    private ImageRef keep(byte[] file, int width, int height) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(file);
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(width, height), blob.bytes());
        }
    }

    /** Soft hills with the grain of a photo, which PNG makes as large as models' pictures are. */
    private static byte[] file(int width, int height, int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double hill = Math.sin(seed * 3.0 * x / width) * Math.cos(5.0 * y / height + seed);
                int grain = random.nextInt(6);
                int red = (int) (120 + 90 * hill) + grain;
                int green = (int) (120 - 60 * hill) + grain;
                image.setRGB(x, y, red << 16 | green << 8 | 100 + random.nextInt(6));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
