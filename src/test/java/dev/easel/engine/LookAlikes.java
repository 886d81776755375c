package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Likeness;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.testing.EmptyGallery;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.NoLikenesses;
import dev.easel.testing.Samples;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Kept pictures as many as are ever laid over a file, each of which looks like whatever is asked about. */
final class LookAlikes {
    static final int CANDIDATES = 96;

    private LookAlikes() {}

    /** @param kept what each of them is */
    static Recognition recognition(ImageRef kept, MemoryBlobStore blobs, InstantSource clock) {
        NoLikenesses likenesses = new NoLikenesses() {
            @Override
            public List<Origin> listLike(List<Likeness> sought, int maxDistance, Viewer viewer, int limit) {
                return IntStream.range(0, Math.min(limit, CANDIDATES))
                        .mapToObj(i -> new Origin("job-" + i, 1))
                        .toList();
            }
        };
        EmptyGallery gallery = new EmptyGallery() {
            @Override
            public Optional<Exhibit> find(String id) {
                return Optional.of(exhibit(id, kept));
            }
        };
        return new Recognition(likenesses, gallery, new AwtImaging(blobs, ImageLimits.standard()), clock);
    }

    private static Exhibit exhibit(String id, ImageRef image) {
        return new Exhibit(
                id,
                Samples.sender().user(),
                Samples.place(),
                Audience.PLACE,
                Samples.generation(),
                new Artwork(Samples.MODEL, List.of(new GeneratedImage(image, null, null)), null),
                0,
                Samples.NOW,
                List.of(),
                null,
                null);
    }

    /** {@code found}, or the key of the sentence that says why not. */
    static String ask(Recognition recognition, String asker, byte[] file) {
        try {
            recognition.require(
                    List.of(new Attachment(Role.IMAGE, "file", "again.png")),
                    _ -> new ByteArrayInputStream(file),
                    new Viewer(Samples.sender(asker).user(), Samples.place()));
            return "found";
        } catch (FailureException e) {
            return ((Failure.UserError) e.failure()).problems().getFirst().key();
        }
    }
}
