package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.testing.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where pixels are worked on, and what whoever asked for it hears. */
class ImagingThreadsTest {
    private final Set<String> users = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("worker").factory());
    private final MemoryBlobStore blobs = new MemoryBlobStore() {
        @Override
        public BlobSink create() {
            users.add(Thread.currentThread().getName());
            return super.create();
        }

        @Override
        public InputStream open(String sha256) throws IOException {
            users.add(Thread.currentThread().getName());
            return super.open(sha256);
        }
    };
    private final AwtImaging imaging = new AwtImaging(blobs, blobs, ImageLimits.standard(), workers);

    @AfterEach
    void close() {
        workers.shutdownNow();
    }

    private static InputStream photo() throws IOException {
        return new ByteArrayInputStream(Specimens.file(Specimens.photo(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg"));
    }

    @Test
    void worksOnNoneOfTheThreadsThatAsk() throws IOException {
        ImageRef image = imaging.admit(photo());

        imaging.reduced(image, 16);
        imaging.traits(image);
        imaging.contactSheet(List.of(image, image), List.of("one", "two"));
        assertThat(imaging.sight(photo()).shows(image)).isTrue();

        assertThat(users).containsExactly("worker");
    }

    @Test
    void saysWhyItFailedToWhoeverAsked() {
        ImageRef missing = new ImageRef("0".repeat(64), ImageFormat.PNG, new Pixels(64, 64), 9);
        InputStream text = new ByteArrayInputStream("no picture".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> imaging.admit(text)).isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> imaging.traits(missing)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void finishesForWhoeverIsInterrupted() throws IOException {
        Thread.currentThread().interrupt();

        ImageRef image = imaging.admit(photo());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(blobs.kept()).contains(image.sha256());
    }
}
