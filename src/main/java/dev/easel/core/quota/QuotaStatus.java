package dev.easel.core.quota;

/** How much of an allowance is taken: settled charges and reservations together, in the rule's unit. */
public record QuotaStatus(Allowance allowance, long taken) {
    /** What remains, never negative. */
    public long left() {
        return Math.max(0, allowance.rule().limit() - taken);
    }
}
