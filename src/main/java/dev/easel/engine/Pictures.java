package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request is made from: files that came with it, or images of ours.
 *
 * @param attached files, of which the first is what is edited or varied when there are any
 * @param kept images that are in the store already; they come behind the files
 * @param origin which image of ours it is made from
 */
record Pictures(
        List<Attachment> attached,
        List<ImageRef> kept,
        @Nullable Origin origin) {
    Pictures {
        attached = List.copyOf(attached);
        kept = List.copyOf(kept);
    }

    static Pictures of(List<Attachment> files) {
        return new Pictures(files, List.of(), null);
    }

    static Pictures of(Attachment... files) {
        return of(List.of(files));
    }

    /** One image of an exhibit. */
    static Pictures of(Exhibit exhibit, int position, ImageRef image) {
        return new Pictures(List.of(), List.of(image), new Origin(exhibit.id(), position));
    }

    /** All images of an exhibit; the first one is what is edited or varied. */
    static Pictures allOf(Exhibit exhibit) {
        List<ImageRef> images =
                exhibit.artwork().images().stream().map(GeneratedImage::image).toList();
        return new Pictures(List.of(), images, new Origin(exhibit.id(), 1));
    }

    boolean isEmpty() {
        return attached.isEmpty() && kept.isEmpty();
    }
}
