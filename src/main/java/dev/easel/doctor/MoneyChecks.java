package dev.easel.doctor;

import static dev.easel.doctor.Complaint.warning;

import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What could become dear. */
final class MoneyChecks {
    static final List<Check> ALL = List.of(
            new Check("quotas", MoneyChecks::quotas),
            new Check("instance-budget", MoneyChecks::instanceBudget),
            new Check("repeat-unknown", MoneyChecks::repeatUnknown));

    private MoneyChecks() {}

    private static @Nullable Complaint quotas(Patient patient) {
        return patient.pays() && patient.settings().quotas().all().isEmpty()
                ? warning(
                        "There are no quotas, and pictures cost money: everybody may spend as much as they like.",
                        "EASEL_QUOTAS='[{ scope: instance, window: day, budget-usd: 25.00 }]' ./easel run")
                : null;
    }

    private static @Nullable Complaint instanceBudget(Patient patient) {
        List<QuotaRule> rules = patient.settings().quotas().all();
        boolean capped =
                rules.stream().anyMatch(rule -> rule.scope() == QuotaScope.INSTANCE && rule.unit() == QuotaUnit.BUDGET);
        return patient.pays() && !rules.isEmpty() && !capped
                ? warning(
                        "No quota caps what everything together may cost in a day.", "${EDITOR:-vi} config/easel.yaml")
                : null;
    }

    private static @Nullable Complaint repeatUnknown(Patient patient) {
        return patient.pays() && patient.settings().provider().repeatUnknown()
                ? warning(
                        "Calls of which nobody knows whether they are billed are repeated, and may be paid twice.",
                        "EASEL_PROVIDER_REPEAT_UNKNOWN=false ./easel run")
                : null;
    }
}
