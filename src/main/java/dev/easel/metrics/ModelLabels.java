package dev.easel.metrics;

import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;

/** Names of models as labels: people may type any, so that those outside of the catalogue share one. */
record ModelLabels(ModelCatalogue catalogue) {
    private static final String OTHER = "other";

    String of(ModelId model) {
        return catalogue.find(model).isPresent() ? model.value() : OTHER;
    }
}
