package dev.easel.core.quota;

import org.jspecify.annotations.Nullable;

/**
 * One allowance, as configured.
 *
 * @param id the role, channel, space or user that it is for; absent: each one has its own
 * @param limit in {@code unit}
 */
public record QuotaRule(QuotaScope scope, @Nullable String id, QuotaWindow window, QuotaUnit unit, long limit) {
    /** A limit that nobody reaches, with room for sums above it. */
    public static final long UNLIMITED = Long.MAX_VALUE / 4;

    public QuotaRule {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        if (scope == QuotaScope.ROLE && id == null) {
            throw new IllegalArgumentException("a role's rule names the role");
        }
    }

    /** Whether a subject's requests must have room here. */
    public boolean isFor(QuotaSubject subject) {
        return scope == subject.scope() && (scope == QuotaScope.INSTANCE || id == null || id.equals(subject.id()));
    }

    public boolean isUnlimited() {
        return limit >= UNLIMITED;
    }

    /** The same rule with another limit. */
    public QuotaRule withLimit(long other) {
        return new QuotaRule(scope, id, window, unit, other);
    }
}
