package dev.easel.core.quota;

import java.time.Instant;

/**
 * Who gives an order, when and why; it stays in the {@link AuditTrail}.
 *
 * @param by where the order came from, and who gave it there: {@code cli:ada}
 * @param reason in the operator's own words; empty when none is given
 */
public record Signature(String by, Instant at, String reason) {
    public Signature {
        if (by.isBlank()) {
            throw new IllegalArgumentException("an order has somebody who gave it");
        }
    }
}
