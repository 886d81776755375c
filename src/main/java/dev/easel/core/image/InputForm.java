package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a model takes as its input image. */
public sealed interface InputForm {
    /** A square PNG that must be under 4 MB (Images API, models with square sizes only). */
    static InputForm square(Squaring squaring) {
        return new Square(1024, 4_000_000 - 1, squaring);
    }

    /** Any shape, PNG or JPEG; uploads of about 1.5 MB travel well, larger ones only cost time and tokens. */
    static InputForm free() {
        return new Free(2048, 1_500_000, ImageSize.AUTO);
    }

    /** The form that fits a model; {@code size} is the size that will be asked of it. */
    static InputForm of(ModelSpec model, ImageSize size, Squaring squaring) {
        return wantsSquares(model) ? square(squaring) : new Free(2048, 1_500_000, size);
    }

    /** Whether a model takes square images only. */
    static boolean wantsSquares(ModelSpec model) {
        return model.maxSourceImages() <= 1
                && !model.sizes().examples().isEmpty()
                && model.sizes().examples().stream().allMatch(Shape.SQUARE::fits);
    }

    /** How an oblong image becomes a square. */
    enum Squaring {
        /** Everything stays visible, the rest is filled. */
        PAD,
        /** The middle square remains. */
        CROP;

        /** As people type it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Squaring> find(String word) {
            return Arrays.stream(values())
                    .filter(squaring -> squaring.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Squaring::word).toList();
        }
    }

    /** A square PNG with an edge of at most {@code maxEdge} pixels and at most {@code maxBytes}. */
    record Square(int maxEdge, long maxBytes, Squaring squaring) implements InputForm {}

    /**
     * The image's own shape, or that of {@code size} when it is exact, so that the answer has the shape of the question.
     *
     * @param targetBytes what is aimed at; an image with a mask may take up to twice as much, as it has to be a PNG
     */
    record Free(int maxEdge, long targetBytes, ImageSize size) implements InputForm {
        /** The shape to pad to: the size's when it is exact, else the image's own. */
        public Pixels shapeFor(Pixels image) {
            return size instanceof Pixels exact ? exact : image;
        }
    }
}
