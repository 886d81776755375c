package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.job.Job;
import dev.easel.core.job.NewJob;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the files and the messages of pictures that are taken back, on any database. */
abstract class TakingBackContract extends StoreFixture {
    private static final MessageRef FIRST = new MessageRef(Samples.CHAT, "channel-1/message-1");

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private Gallery gallery;
    private JdbcPersonalData data;

    @BeforeEach
    void openGallery() {
        gallery = new JdbcGallery(database);
        data = new JdbcPersonalData(database, blobs);
    }

    @Test
    void deletesTheFilesOfWhatWasRemovedUnlessSomebodyNeedsThem() throws IOException {
        ImageRef alone = keep("alone");
        ImageRef shared = keep("shared");
        ImageRef source = keep("source");
        deliver(Samples.withRequest(GalleryContract.named("removed", "42"), variation(source)), alone, shared);
        jobs.admit(Samples.withRequest(GalleryContract.named("waiting", "43"), variation(shared)));

        gallery.remove("removed", NOW);
        boolean done = data.finish();

        assertThat(done).isTrue();
        assertThat(blobs.kept()).containsExactly(shared.sha256());
        assertThat(gallery.find("removed")).isPresent();
    }

    @Test
    void deletesTheFilesOfWhatWasRemovedWhileItWasDeliveredAsSoonAsThatIsOver() throws IOException {
        Job drawn = draw(GalleryContract.named("removed", "42"), keep("image"));

        List<MessageRef> early = gallery.remove("removed", NOW);
        data.finish();
        boolean wanted = jobs.delivered(drawn.lease(), List.of(FIRST), NOW);

        assertThat(early).isEmpty();
        assertThat(wanted).isFalse();
        assertThat(blobs.kept()).hasSize(1);
        data.finish();
        assertThat(blobs.kept()).isEmpty();
        assertThat(gallery.remove("removed", NOW.plusSeconds(9))).containsExactly(FIRST);
    }

    @Test
    void deletesNothingOfWhatIsStillShown() throws IOException {
        ImageRef image = keep("image");
        deliver(GalleryContract.named("one", "42"), image);
        deliver(GalleryContract.named("other", "43"), image);

        gallery.remove("one", NOW);
        data.finish();
        assertThat(blobs.kept()).containsExactly(image.sha256());

        gallery.remove("other", NOW);
        data.finish();
        assertThat(blobs.kept()).isEmpty();
    }

    private void deliver(NewJob job, ImageRef... images) {
        jobs.delivered(
                draw(job, images).lease(), new MessageRef(Samples.CHAT, job.id().value()), NOW);
    }

    private Job draw(NewJob job, ImageRef... images) {
        jobs.admit(job);
        Job held = begun();
        List<GeneratedImage> drawn = Arrays.stream(images)
                .map(image -> new GeneratedImage(image, null))
                .toList();
        jobs.arrived(held.lease(), 1, new Artwork(Samples.MODEL, drawn, null), 0, 30_000, NOW);
        jobs.drawn(held.lease(), Samples.cost(images.length), null, NOW);
        return held;
    }

    private ImageRef keep(String content) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(content.getBytes(UTF_8));
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(1, 1), blob.bytes());
        }
    }

    private static ImageRequest variation(ImageRef source) {
        return new ImageRequest.Variation(Samples.MODEL, source, 2, RenderOptions.of(ImageSize.AUTO));
    }
}
