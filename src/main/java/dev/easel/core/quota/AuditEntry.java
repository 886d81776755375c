package dev.easel.core.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act of the operator.
 *
 * @param period the window, by its id, of a grant or a reset; what kind of window a limit is for
 * @param amount granted, given back, or the limit that was set; absent also when that is none at all
 * @param until when a bar ends by itself
 * @param detail what it was about beside the subject: a model, a default, another identity, a job
 */
public record AuditEntry(
        Signature signature,
        Action action,
        QuotaSubject subject,
        @Nullable String period,
        @Nullable QuotaUnit unit,
        @Nullable Long amount,
        @Nullable Instant until,
        @Nullable String detail) {
    /** An act of which there is nothing more to say. */
    public AuditEntry(
            Signature signature,
            Action action,
            QuotaSubject subject,
            @Nullable String period,
            @Nullable QuotaUnit unit,
            @Nullable Long amount,
            @Nullable Instant until) {
        this(signature, action, subject, period, unit, amount, until, null);
    }

    /** What was done. */
    public enum Action {
        GRANT,
        SET,
        UNSET,
        RESET,
        BAN,
        UNBAN,
        PAUSE,
        RESUME,
        /** Easel draws in a channel. */
        OPEN,
        /** Easel draws in a channel no more. */
        CLOSE,
        /** A model may be used again. */
        ALLOW,
        /** A model may not be used. */
        FORBID,
        /** A default of a channel or a space is changed. */
        DEFAULT,
        /** Two identities share their quota. */
        LINK,
        UNLINK,
        /** What was kept about somebody is deleted. */
        FORGET,
        /** Somebody's job is given up. */
        CANCEL,
        /** Somebody's images are delivered once more. */
        DELIVER
    }
}
