package dev.easel.engine;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.RenderOptions;
import dev.easel.testing.Shipped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests for models that leave, by the shipped catalogue, and what their models think of them. */
final class LegacyRequests {
    private static final ModelCatalogue CATALOGUE = Shipped.catalogue();

    /** Every model that leaves with every size, quality, style, background and extreme count that it takes. */
    static final List<Legacy> ALL = all();

    private LegacyRequests() {}

    /** A model that leaves, and options that it takes. */
    record Legacy(String model, Map<String, String> options) {}

    private static List<Legacy> all() {
        List<Legacy> all = new ArrayList<>();
        for (ModelSpec spec : CATALOGUE.listAll()) {
            if (spec.shutdown() == null) {
                continue;
            }
            List<String> sizes = new ArrayList<>(
                    spec.sizes().examples().stream().map(ImageSize.Pixels::text).toList());
            if (spec.sizes().auto()) {
                sizes.add("auto");
            }
            for (String size : sizes) {
                for (String quality : orNone(spec.valuesOf(Parameter.QUALITY))) {
                    for (String background : orNone(spec.valuesOf(Parameter.BACKGROUND))) {
                        for (String style : orNone(spec.valuesOf(Parameter.STYLE))) {
                            for (int count : new int[] {1, spec.maxCount()}) {
                                Map<String, String> options = new HashMap<>();
                                options.put("model", spec.id().value());
                                options.put("size", size);
                                options.put("quality", quality);
                                options.put("background", background);
                                options.put("style", style);
                                options.put("count", String.valueOf(count));
                                options.values().removeIf(String::isEmpty);
                                all.add(new Legacy(spec.id().value(), options));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<String> orNone(List<String> values) {
        return values.isEmpty() ? List.of("") : values;
    }

    /** Everything in a request that its model doesn't take. */
    static List<String> faults(ImageRequest request) {
        ModelSpec spec = CATALOGUE.specOf(request.model());
        RenderOptions options = request.options();
        Map<Parameter, Object> set = new HashMap<>();
        set.put(Parameter.QUALITY, options.quality());
        set.put(Parameter.BACKGROUND, options.background());
        set.put(
                Parameter.OUTPUT_FORMAT,
                options.format() == null ? null : options.format().text());
        set.put(Parameter.OUTPUT_COMPRESSION, options.compression());
        set.put(Parameter.STYLE, options.style());
        set.put(Parameter.MODERATION, options.moderation());
        set.put(Parameter.INPUT_FIDELITY, options.inputFidelity());
        List<String> faults = new ArrayList<>();
        set.forEach((parameter, value) -> {
            List<String> values = spec.valuesOf(parameter);
            if (value != null && !(spec.knows(parameter) && (values.isEmpty() || values.contains(value)))) {
                faults.add(parameter + " " + value);
            }
        });
        if (spec.knows(Parameter.QUALITY) && options.quality() == null) {
            faults.add("no quality");
        }
        if (!spec.sizes().allows(options.size())) {
            faults.add("size " + options.size().text());
        }
        if (!spec.operations().contains(request.operation())) {
            faults.add(request.operation().name());
        }
        if (request.operation() == Operation.EDIT
                && ((ImageRequest.Edit) request).images().size() > spec.maxSourceImages()) {
            faults.add("too many images");
        }
        return faults;
    }

    /** A model like another of the catalogue, under another name. */
    static ModelSpec row(String id, String like, String replacement) {
        ModelSpec spec = CATALOGUE.specOf(new ModelId(like));
        return new ModelSpec(
                new ModelId(id),
                spec.source(),
                spec.operations(),
                spec.sizes(),
                spec.maxCount(),
                spec.maxPromptCodePoints(),
                spec.maxSourceImages(),
                spec.promptHandling(),
                spec.parameters(),
                spec.prices(),
                spec.shutdown(),
                replacement == null ? null : new ModelId(replacement));
    }
}
