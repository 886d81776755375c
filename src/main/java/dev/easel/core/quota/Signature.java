package dev.easel.core.quota;

import dev.easel.core.identity.SpaceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who gives an order, when and why; it stays in the {@link AuditTrail}.
 *
 * @param by where the order came from, and who gave it there: {@code cli:ada}
 * @param reason in the operator's own words; empty when none is given
 * @param space whose operator gave it there; absent: whoever runs the whole installation
 */
public record Signature(
        String by, Instant at, String reason, @Nullable SpaceRef space) {
    public Signature {
        if (by.isBlank()) {
            throw new IllegalArgumentException("an order has somebody who gave it");
        }
    }

    /** Of whoever runs the whole installation. */
    public Signature(String by, Instant at, String reason) {
        this(by, at, reason, null);
    }
}
