package dev.easel.core.quota;

/**
 * How much of an allowance is taken, in the rule's unit.
 *
 * @param allowance with the limit that applies, be it configured or set by the operator
 * @param taken settled charges and reservations together
 * @param granted room on top of the limit, in this window
 */
public record QuotaStatus(Allowance allowance, long taken, long granted) {
    /** The standing where nothing was granted. */
    public QuotaStatus(Allowance allowance, long taken) {
        this(allowance, taken, 0);
    }

    /** All there is in this window, taken or not. */
    public long room() {
        return allowance.rule().limit() + granted;
    }

    /** What remains, never negative. */
    public long left() {
        return Math.max(0, room() - taken);
    }
}
