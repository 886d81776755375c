package dev.easel.core.quota;

import java.time.Instant;

/**
 * A rule applied to one subject at one time: names the account that is charged.
 *
 * @param subject whose account: {@code user:chat:42}, {@code instance}
 * @param windowId the period, see {@link QuotaWindow#idOf}
 * @param resetsAt when the next period begins
 */
public record Allowance(QuotaRule rule, String subject, String windowId, Instant resetsAt) {
    /** The same allowance, charged to another account. */
    public Allowance of(String otherSubject) {
        return new Allowance(rule, otherSubject, windowId, resetsAt);
    }

    /** The same allowance with another limit. */
    public Allowance withLimit(long limit) {
        return new Allowance(rule.withLimit(limit), subject, windowId, resetsAt);
    }
}
