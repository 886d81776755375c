package dev.easel.core.image;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How requests to one kind of server are put, where kinds differ.
 *
 * @param fields the fields it takes; empty: all that the model knows
 * @param without fields it doesn't take, whatever the model knows
 * @param notOnEdits fields it takes, but not on edits
 * @param maxCount most images in one call
 * @param autoSize what is sent when the size is left to the model; absent: nothing
 */
public record Dialect(
        Set<String> fields,
        Set<String> without,
        Set<String> notOnEdits,
        int maxCount,
        @Nullable ImageSize autoSize,
        ImageField imageField,
        MaskPolarity maskPolarity,
        PromptRule promptRule) {
    /** The API as it is documented. */
    public static final Dialect DOCUMENTED = new Dialect(
            Set.of(),
            Set.of(),
            Set.of(Parameter.MODERATION.field()),
            ImageRequest.MAX_COUNT,
            ImageSize.AUTO,
            ImageField.BY_COUNT,
            MaskPolarity.ALPHA,
            PromptRule.VERBATIM);

    public Dialect {
        if (maxCount < 1 || maxCount > ImageRequest.MAX_COUNT) {
            throw new IllegalArgumentException("a call draws 1 to " + ImageRequest.MAX_COUNT + " images");
        }
        fields = Set.copyOf(fields);
        without = Set.copyOf(without);
        notOnEdits = Set.copyOf(notOnEdits);
    }

    /** Whether a field may be sent, as far as the server is concerned. */
    public boolean takes(String field, Operation operation) {
        return (fields.isEmpty() || fields.contains(field))
                && !without.contains(field)
                && !(operation == Operation.EDIT && notOnEdits.contains(field));
    }

    /** Under what name the images of an edit are sent. */
    public enum ImageField {
        /** {@code image} for one, {@code image[]} for each of several. */
        BY_COUNT,
        /** Always {@code image}. */
        PLAIN,
        /** Always {@code image[]}. */
        ARRAY
    }

    /** How a mask says where to repaint. */
    public enum MaskPolarity {
        /** Where it is transparent. */
        ALPHA,
        /** Where it is white; the rest is black. */
        WHITE
    }

    /** What a prompt must not hold, because the server would take it for an instruction. */
    public enum PromptRule {
        /** Prompts are words and nothing else. */
        VERBATIM,
        /** A bar begins the negative prompt. */
        NO_BARS,
        /** A tag holds arguments of the program. */
        NO_SD_CPP_TAGS
    }
}
