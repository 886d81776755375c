package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.RenderOptions;
import dev.easel.testing.Samples;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kept bytes that nobody needs, on any database and its place for pictures. */
abstract class BlobSweepContract extends StoreFixture {
    private static final int ROUNDS = 8;

    BlobStore blobs;
    private BlobSweep sweep;

    /** As if the bytes had been kept long ago. */
    abstract void age(String sha256) throws IOException;

    @BeforeEach
    void openBlobs() throws IOException {
        blobs = database.openBlobs(folder.resolve("blobs"), () -> NOW);
        sweep = new BlobSweep(database, blobs);
    }

    @Test
    void deletesWhatNothingNamesAndWasNotTouchedLately() throws IOException {
        String old = keep("old");
        age(old);
        String recent = keep("recent");

        assertThat(sweep.run(NOW)).isEqualTo(1);

        assertThatThrownBy(() -> blobs.open(old)).isInstanceOf(FileNotFoundException.class);
        assertThat(isThere(recent)).isTrue();
        assertThat(sweep.run(NOW)).isZero();
    }

    @Test
    void keepsWhatAJobIsMadeFromOrHasDrawn() throws IOException {
        String source = keep("source");
        age(source);
        jobs.admit(Samples.withRequest(Samples.newJob("event"), variationOf(source)));

        assertThat(sweep.run(NOW)).isZero();

        String drawn = keep("drawn");
        age(drawn);
        jobs.arrived(begun().lease(), 1, artworkOf(drawn), 0, 30_000, NOW);
        assertThat(sweep.run(NOW)).isZero();
    }

    @Test
    void keepsWhatAnyOtherTextNames() throws IOException {
        String painted = keep("painted");
        age(painted);
        database.change(handle -> handle.execute("""
                        INSERT INTO edit_session (id, sender, place, reply_to, image, title, opened_at, state)
                        VALUES ('id', '{}', '{}', '{}', '{"sha256":"%s"}', 'title', 1, 'OPEN')
                        """.formatted(painted)));

        assertThat(sweep.run(NOW)).isZero();
    }

    @Test
    void keepsWhatIsKeptAgain() throws IOException {
        String again = keep("again");
        age(again);

        keep("again");

        assertThat(sweep.run(NOW)).isZero();
        assertThat(isThere(again)).isTrue();
    }

    @Test
    void takesNothingFromAJobThatIsAdmittedMeanwhile() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String text = "race " + round;
                String event = "event " + round;
                age(keep(text));

                Future<String> admitted = threads.submit(() -> {
                    String name = keep(text);
                    jobs.admit(Samples.withRequest(Samples.newJob(event), variationOf(name)));
                    return name;
                });
                Future<Integer> swept = threads.submit(() -> sweep.run(NOW));
                assertThat(swept.get()).isBetween(0, 1);

                assertThat(isThere(admitted.get())).as(text).isTrue();
            }
        }
    }

    private static Artwork artworkOf(String sha256) {
        return new Artwork(Samples.MODEL, List.of(new GeneratedImage(image(sha256), null)), null);
    }

    private static ImageRef image(String sha256) {
        return new ImageRef(sha256, ImageFormat.PNG, new Pixels(1024, 1024), 6);
    }

    private static ImageRequest variationOf(String sha256) {
        return new ImageRequest.Variation(Samples.MODEL, image(sha256), 1, RenderOptions.of(new Pixels(1024, 1024)));
    }

    private String keep(String text) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(text.getBytes(UTF_8));
            return sink.keep().sha256();
        }
    }

    private boolean isThere(String sha256) throws IOException {
        try (var in = blobs.open(sha256)) {
            return in.read() >= 0;
        }
    }
}
