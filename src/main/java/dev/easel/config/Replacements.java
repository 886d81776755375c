package dev.easel.config;

import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks that every model which leaves leads to one that stays. */
final class Replacements {
    private final Map<ModelId, ModelSpec> specs = new HashMap<>();
    private final Set<ModelId> named;
    private final Map<ModelId, ModelId> aliases;

    /** @param named every model that has a row, also those whose rows can't be read */
    Replacements(Iterable<ModelSpec> specs, Set<ModelId> named, Map<ModelId, ModelId> aliases) {
        specs.forEach(spec -> this.specs.put(spec.id(), spec));
        this.named = Set.copyOf(named);
        this.aliases = aliases;
    }

    /** Notes what is wrong with a model's replacement, if anything is. */
    void check(ModelSpec spec, Fields row) {
        if (spec.replacement() == null) {
            if (spec.shutdown() != null) {
                row.problem("replacement", "must name the model to use after the shutdown of " + spec.id());
            }
        } else if (!named.contains(canonical(spec.replacement()))) {
            row.problem("replacement", "must be a model of this file, not " + spec.replacement());
        } else if (leadsBack(spec)) {
            row.problem("replacement", "must not lead back to " + spec.id());
        }
    }

    private boolean leadsBack(ModelSpec start) {
        Set<ModelId> passed = new HashSet<>();
        ModelSpec at = start;
        while (at != null && at.replacement() != null && passed.add(at.id())) {
            ModelId next = canonical(at.replacement());
            if (next.equals(start.id())) {
                return true;
            }
            at = specs.get(next);
        }
        return false;
    }

    private ModelId canonical(ModelId id) {
        return aliases.getOrDefault(id, id);
    }
}
