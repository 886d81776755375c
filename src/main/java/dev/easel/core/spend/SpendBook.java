package dev.easel.core.spend;

import dev.easel.core.job.JobId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the operator pays the provider, never less than the bill: a call's worst price is reserved before it is sent, and
 * stays where nobody knows how the call ended. Days are those of UTC, as on the provider's bill, and each call belongs
 * to the day on which it began. Amounts are micro-dollars. Safe for use from several threads and processes.
 */
public interface SpendBook {
    /**
     * What each model came to on each day.
     *
     * @param from the first day
     * @param to the last one
     * @return by day and model; nothing for a day without calls
     */
    List<Spend> listSpend(LocalDate from, LocalDate to);

    /**
     * Calls of these days that may have been billed or not, and that nobody has looked up since; the oldest first.
     *
     * @param from the first day
     * @param to the last one
     */
    List<CallInDoubt> listInDoubt(LocalDate from, LocalDate to);

    /**
     * Enters what the provider's bill says of a call that was in doubt. May be done again, to correct it: the last word
     * counts, and all stay in the book.
     *
     * @param attempt the number of the call among its job's
     * @param billedMicros what it really cost; 0 when it isn't on the bill
     * @param reason for whoever audits the book: what was looked up, and by whom
     */
    Reconciliation reconcile(JobId job, int attempt, long billedMicros, String reason, Instant now);

    /** What became of a correction. */
    enum Reconciliation {
        DONE,
        /** There is no such call, or it is under way, or how it ended was always certain. Nothing is changed. */
        NOT_IN_DOUBT
    }
}
