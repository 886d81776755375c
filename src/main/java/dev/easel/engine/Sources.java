package dev.easel.engine;

import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Mask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of a request, taken in and checked.
 *
 * @param images the first one is the one that is edited or varied
 * @param notes sentences about how they were changed
 */
record Sources(List<ImageRef> images, @Nullable Mask mask, List<String> notes) {
    Sources {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }
}
