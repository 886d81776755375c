package dev.easel.core.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of the Images API, complete and already checked against the model's {@link ModelSpec}. */
public sealed interface ImageRequest {
    /** The most images that one request may ask for (Images API, all models). */
    int MAX_COUNT = 10;

    ModelId model();

    /** How many images to draw, 1 to {@link #MAX_COUNT}. */
    int count();

    RenderOptions options();

    Operation operation();

    /** The images that it is made from, and its mask: everything that must be there to draw it. */
    default Set<ImageRef> sources() {
        return switch (this) {
            case Generation ignored -> Set.of();
            case Edit edit -> {
                Set<ImageRef> sources = new LinkedHashSet<>(edit.images());
                if (edit.mask() != null) {
                    sources.add(edit.mask().image());
                }
                yield sources;
            }
            case Variation variation -> Set.of(variation.image());
        };
    }

    /** The sender's words; empty when there are none. */
    default String shownWords() {
        return switch (this) {
            case Generation generation -> generation.prompt().shown();
            case Edit edit -> edit.prompt().shown();
            case Variation ignored -> "";
        };
    }

    /** Images from words alone. */
    record Generation(ModelId model, Prompt prompt, int count, RenderOptions options) implements ImageRequest {
        public Generation {
            requireCount(count);
        }

        @Override
        public Operation operation() {
            return Operation.GENERATION;
        }
    }

    /**
     * Images from words and one or more images.
     *
     * @param mask belongs to the first image; absent: the model may change everything
     */
    record Edit(
            ModelId model,
            Prompt prompt,
            List<ImageRef> images,
            @Nullable Mask mask,
            int count,
            RenderOptions options) implements ImageRequest {
        public Edit {
            requireCount(count);
            if (images.isEmpty()) {
                throw new IllegalArgumentException("an edit has an image");
            }
            images = List.copyOf(images);
        }

        /** Whether it stands for a variation: Easel's instruction, with the sender's own wish behind it. */
        public boolean varies() {
            return prompt.asked() != null;
        }

        @Override
        public Operation operation() {
            return Operation.EDIT;
        }
    }

    /** More images like one. */
    record Variation(ModelId model, ImageRef image, int count, RenderOptions options) implements ImageRequest {
        public Variation {
            requireCount(count);
        }

        @Override
        public Operation operation() {
            return Operation.VARIATION;
        }
    }

    private static void requireCount(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count is 1 to " + MAX_COUNT + ", not " + count);
        }
    }
}
