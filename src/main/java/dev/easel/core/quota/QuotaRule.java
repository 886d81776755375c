package dev.easel.core.quota;

import org.jspecify.annotations.Nullable;

/**
 * One allowance, as configured.
 *
 * @param id the role, channel, space or user that it is for; absent: each one has its own
 * @param limit in {@code unit}
 */
public record QuotaRule(QuotaScope scope, @Nullable String id, QuotaWindow window, QuotaUnit unit, long limit) {
    public QuotaRule {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        if (scope == QuotaScope.ROLE && id == null) {
            throw new IllegalArgumentException("a role's rule names the role");
        }
    }
}
