package dev.easel.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the models of one family accept.
 *
 * @param promptLimit in Unicode code points
 * @param fields what generations take
 * @param editFields what edits take; empty when the model can't edit
 * @param fidelities which input fidelities can be asked for
 * @param sizes the sizes to choose from; empty when any size within the pixel rule will do
 * @param autoQuality what {@code auto} comes to
 * @param outputTokens per quality the tokens of a 1024x1024, 1024x1536 and 1536x1024 image; empty when unmetered
 */
record Family(
        int promptLimit,
        int maxCount,
        Set<String> fields,
        Set<String> editFields,
        Set<String> variationFields,
        List<String> fidelities,
        List<String> sizes,
        List<String> qualities,
        String autoQuality,
        List<String> backgrounds,
        List<String> formats,
        List<String> previewFormats,
        Map<String, List<Integer>> outputTokens) {

    Family {
        fields = Set.copyOf(fields);
        editFields = Set.copyOf(editFields);
        variationFields = Set.copyOf(variationFields);
        fidelities = List.copyOf(fidelities);
        sizes = List.copyOf(sizes);
        qualities = List.copyOf(qualities);
        backgrounds = List.copyOf(backgrounds);
        formats = List.copyOf(formats);
        previewFormats = List.copyOf(previewFormats);
        outputTokens = Map.copyOf(outputTokens);
    }

    SizeRule sizeRule() {
        return sizes.isEmpty() ? new SizeRule.WithinPixelBudget() : new SizeRule.OneOf(sizes);
    }

    /** Whether the answer states tokens, and images come as base64 only. */
    boolean metered() {
        return !outputTokens.isEmpty();
    }
}
