package dev.easel.core.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act of the operator.
 *
 * @param period the window, by its id, of a grant or a reset; what kind of window a limit is for
 * @param amount granted, given back, or the limit that was set; absent also when that is none at all
 * @param until when a bar ends by itself
 */
public record AuditEntry(
        Signature signature,
        Action action,
        QuotaSubject subject,
        @Nullable String period,
        @Nullable QuotaUnit unit,
        @Nullable Long amount,
        @Nullable Instant until) {

    /** What was done. */
    public enum Action {
        GRANT,
        SET,
        UNSET,
        RESET,
        BAN,
        UNBAN,
        PAUSE,
        RESUME
    }
}
