package dev.easel.sandbox.paint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edit: the first source is repainted by the recipe's prompt, the others are added to it.
 *
 * @param mask its transparent area is what may change; without one that is the whole picture
 */
public record Retouch(
        Recipe recipe, List<Source> sources, @Nullable Source mask) implements Work {
    public Retouch {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("an edit needs a picture");
        }
    }
}
