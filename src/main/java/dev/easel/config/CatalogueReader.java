package dev.easel.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.ModelSpec.PromptHandling;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.PriceList;
import dev.easel.core.image.SizeRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code models.yaml}: families, price lists, models. */
final class CatalogueReader {
    private static final int MAX_COUNT = 10;
    private static final int MAX_PROMPT = 1_000_000;
    private static final int MAX_SOURCE_IMAGES = 100;

    private final List<String> problems;
    private final Map<String, Fields> families;
    private final Map<String, PriceList> prices = new HashMap<>();
    private final Fields root;

    CatalogueReader(ObjectNode tree, List<String> problems) {
        this.problems = problems;
        this.root = new Fields(tree, "models.yaml: ", problems);
        root.allowOnly(List.of("families", "prices", "models"));
        this.families = root.section("families").sections();
        families.values().forEach(CatalogueReader::requireKnownKeys);
        root.section("prices").sections().forEach((name, fields) -> prices.put(name, new PriceReader(fields).read()));
    }

    private static void requireKnownKeys(Fields family) {
        family.allowOnly(List.of(
                "operations",
                "sizes",
                "max-count",
                "max-prompt",
                "max-source-images",
                "rewrites-prompts",
                "parameters"));
        Fields sizes = family.section("sizes");
        sizes.allowOnly(
                sizes.has("list")
                        ? List.of("list", "auto")
                        : List.of("multiple", "max-edge", "max-ratio", "min-area", "max-area", "examples", "auto"));
    }

    /** The catalogue; empty when there were problems, which are noted. */
    Optional<ModelCatalogue> read() {
        Map<ModelSpec, Fields> specs = new LinkedHashMap<>();
        Set<ModelId> named = new HashSet<>();
        Map<ModelId, ModelId> aliases = new HashMap<>();
        for (Fields row : root.list("models")) {
            row.allowOnly(List.of("id", "aliases", "family", "prices", "shutdown", "replacement", "source"));
            ModelId id = row.model("id");
            named.add(id);
            Fields family = families.get(row.text("family"));
            if (family == null) {
                row.problem("family", "must be one of " + String.join(", ", families.keySet()));
            } else {
                specs.put(model(id, row, family), row);
            }
            if (row.has("aliases")) {
                row.texts("aliases").stream()
                        .filter(alias -> !alias.isBlank())
                        .forEach(alias -> aliases.put(new ModelId(alias), id));
            }
        }
        Replacements replacements = new Replacements(specs.keySet(), named, aliases);
        specs.forEach(replacements::check);
        if (specs.isEmpty() && problems.isEmpty()) {
            root.problem("models", "must name at least one model");
        }
        return problems.isEmpty() ? Optional.of(new ModelCatalogue(specs.keySet(), aliases)) : Optional.empty();
    }

    private ModelSpec model(ModelId id, Fields row, Fields family) {
        PriceList priceList = prices.get(row.text("prices"));
        if (priceList == null) {
            row.problem("prices", "must be one of " + String.join(", ", prices.keySet()));
            priceList = new PriceList(0, 0, 0, 0, List.of());
        }
        return new ModelSpec(
                id,
                row.text("source"),
                Set.copyOf(ServersReader.operations(family)),
                sizes(family.section("sizes")),
                family.integer("max-count", 1, MAX_COUNT),
                family.integer("max-prompt", 1, MAX_PROMPT),
                family.integer("max-source-images", 0, MAX_SOURCE_IMAGES),
                family.has("rewrites-prompts") && family.flag("rewrites-prompts")
                        ? PromptHandling.REWRITTEN
                        : PromptHandling.VERBATIM,
                parameters(family.section("parameters")),
                priceList,
                shutdown(row),
                row.has("replacement") ? row.model("replacement") : null);
    }

    private static SizeRule sizes(Fields fields) {
        if (fields.has("list")) {
            return new SizeRule.Listed(pixels(fields, "list"), fields.flag("auto"));
        }
        return new SizeRule.Bounded(
                fields.integer("multiple", 1, 1024),
                fields.integer("max-edge", 1, 100_000),
                fields.integer("max-ratio", 1, 100),
                fields.number("min-area", 1, Long.MAX_VALUE),
                fields.number("max-area", 1, Long.MAX_VALUE),
                pixels(fields, "examples"),
                fields.flag("auto"));
    }

    private static List<Pixels> pixels(Fields fields, String key) {
        try {
            return fields.texts(key).stream().map(Pixels::require).toList();
        } catch (IllegalArgumentException e) {
            fields.problem(key, "must hold sizes such as 1024x1024");
            return List.of();
        }
    }

    private static Map<Parameter, List<String>> parameters(Fields fields) {
        Map<Parameter, List<String>> parameters = new EnumMap<>(Parameter.class);
        for (String name : fields.keys()) {
            try {
                parameters.put(Parameter.valueOf(name.toUpperCase(Locale.ROOT)), fields.texts(name));
            } catch (IllegalArgumentException e) {
                fields.problem(name, "is not an optional field of the Images API");
            }
        }
        return parameters;
    }

    private static @Nullable LocalDate shutdown(Fields row) {
        String date = row.findText("shutdown");
        try {
            return date == null ? null : LocalDate.parse(date);
        } catch (DateTimeException e) {
            row.problem("shutdown", "must be a date such as 2026-12-01");
            return null;
        }
    }
}
