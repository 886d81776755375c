package dev.easel.engine;

import dev.easel.core.failure.Failure;
import java.time.Instant;

/** A job may not be drawn now, and no call was made for it. */
final class HeldBackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure reason;
    private final Instant until;

    /**
     * The provider is not called now.
     *
     * @param reason what to tell somebody who can't wait that long
     * @param until {@link Instant#MAX} when waiting is no use
     */
    HeldBackException(Failure reason, Instant until) {
        super(until.equals(Instant.MAX) ? reason.toString() : reason + " until " + until);
        this.reason = reason;
        this.until = until;
    }

    Failure reason() {
        return reason;
    }

    Instant until() {
        return until;
    }
}
