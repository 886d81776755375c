package dev.easel.sandbox;

import dev.easel.sandbox.paint.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An edits request that every rule was satisfied with. */
record Edit(Order order, List<Source> images, @Nullable Source mask) {
    Edit {
        images = List.copyOf(images);
    }
}
