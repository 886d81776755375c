package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one model accepts and costs: a row of the catalogue.
 *
 * @param source where the row's facts come from, with a date
 * @param maxCount most images in one call
 * @param maxPromptCodePoints longest prompt
 * @param maxSourceImages most images in one edit, 0 without edits
 * @param promptHandling whether it draws the words it was given
 * @param parameters which optional fields may be sent, each with the values it takes; an empty list takes any
 * @param shutdown the first day on which the provider no longer serves it
 * @param replacement what to use instead once it is gone
 */
public record ModelSpec(
        ModelId id,
        String source,
        Set<Operation> operations,
        SizeRule sizes,
        int maxCount,
        int maxPromptCodePoints,
        int maxSourceImages,
        PromptHandling promptHandling,
        Map<Parameter, List<String>> parameters,
        PriceList prices,
        @Nullable LocalDate shutdown,
        @Nullable ModelId replacement) {
    private static final int OPEN_PROMPT_LIMIT = 32_000;
    private static final int OPEN_SOURCE_IMAGES = 16;

    /** What a model does with a prompt before it draws. */
    public enum PromptHandling {
        VERBATIM,
        REWRITTEN
    }

    public ModelSpec {
        operations = Set.copyOf(operations);
        parameters = Map.copyOf(parameters);
    }

    /**
     * A model that the catalogue doesn't know: only ranges that hold for every model are checked, the server decides
     * the rest. Priced as dearly as {@code dearest}, so that an unknown name never buys more than was reserved.
     */
    public static ModelSpec open(ModelId id, PriceList dearest) {
        Map<Parameter, List<String>> any = new EnumMap<>(Parameter.class);
        for (Parameter parameter : List.of(
                Parameter.QUALITY,
                Parameter.BACKGROUND,
                Parameter.OUTPUT_FORMAT,
                Parameter.OUTPUT_COMPRESSION,
                Parameter.MODERATION,
                Parameter.STYLE,
                Parameter.USER)) {
            any.put(parameter, List.of());
        }
        return new ModelSpec(
                id,
                "not in the catalogue",
                Set.of(Operation.values()),
                new SizeRule.Open(),
                ImageRequest.MAX_COUNT,
                OPEN_PROMPT_LIMIT,
                OPEN_SOURCE_IMAGES,
                PromptHandling.VERBATIM,
                any,
                dearest,
                null,
                null);
    }

    public boolean knows(Parameter parameter) {
        return parameters.containsKey(parameter);
    }

    /** The values a parameter takes, in the catalogue's order; empty when it takes any, or is not known. */
    public List<String> valuesOf(Parameter parameter) {
        return parameters.getOrDefault(parameter, List.of());
    }

    /** Whether the provider has stopped serving the model. */
    public boolean retired(LocalDate today) {
        return shutdown != null && !today.isBefore(shutdown);
    }

    /** The size this model has for a shape: the first of its examples that fits. */
    public Optional<Pixels> findSize(Shape shape) {
        return sizes.examples().stream().filter(shape::fits).findFirst();
    }
}
