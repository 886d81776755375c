package dev.easel.core.image;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Every model Easel knows, as data, in the order in which they are offered. Immutable. */
public final class ModelCatalogue {
    private final SequencedMap<ModelId, ModelSpec> specs = new LinkedHashMap<>();
    private final Map<ModelId, ModelId> aliases;

    /** @param aliases other names of a model, such as dated snapshots */
    public ModelCatalogue(Collection<ModelSpec> specs, Map<ModelId, ModelId> aliases) {
        if (specs.isEmpty()) {
            throw new IllegalArgumentException("a catalogue has at least one model");
        }
        specs.forEach(spec -> this.specs.put(spec.id(), spec));
        this.aliases = Map.copyOf(aliases);
    }

    public Optional<ModelSpec> find(ModelId id) {
        return Optional.ofNullable(specs.get(aliases.getOrDefault(id, id)));
    }

    /** The row of a model, or an open one for a model that is not in the catalogue. */
    public ModelSpec specOf(ModelId id) {
        return find(id).orElseGet(() -> ModelSpec.open(id, dearest()));
    }

    /**
     * Who may draw in a model's place, the first choice first: its replacement, that one's replacement, and so on. Empty
     * when nothing is known to replace it.
     */
    public List<ModelId> listReplacements(ModelId id) {
        SequencedSet<ModelId> chain = new LinkedHashSet<>();
        Optional<ModelId> next = find(id).map(ModelSpec::replacement);
        while (next.isPresent() && chain.add(next.get())) {
            next = find(next.get()).map(ModelSpec::replacement);
        }
        return List.copyOf(chain);
    }

    /** The models that are served on that day. */
    public List<ModelSpec> listLiving(LocalDate today) {
        return specs.values().stream().filter(spec -> !spec.retired(today)).toList();
    }

    /** All models, the retired ones included. */
    public List<ModelSpec> listAll() {
        return List.copyOf(specs.values());
    }

    /** Every value that some living model takes for a parameter, in the catalogue's order. */
    public List<String> listValues(Parameter parameter, LocalDate today) {
        return listLiving(today).stream()
                .flatMap(spec -> spec.valuesOf(parameter).stream())
                .distinct()
                .toList();
    }

    private PriceList dearest() {
        return PriceList.dearestOf(
                specs.values().stream().map(ModelSpec::prices).toList());
    }
}
