package dev.easel.core.gallery;

import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of one finished job.
 *
 * @param model who drew them
 * @param images at least one, in the order in which they arrived
 * @param usage absent when the server doesn't count
 */
public record Artwork(
        ModelId model,
        List<GeneratedImage> images,
        @Nullable Usage usage) {
    public Artwork {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("an artwork has an image");
        }
        images = List.copyOf(images);
    }
}
