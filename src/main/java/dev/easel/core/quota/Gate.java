package dev.easel.core.quota;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the operator lets in. A bar on a user is a ban, on a space or the instance a pause. Requests are refused while it
 * lasts, and nothing is reserved for them. Jobs that were accepted before go on, but in a pause those that nobody has
 * begun wait; one whose deadline comes meanwhile is given up and refunded then. Each method that changes something is one
 * transaction, its entry in the {@link AuditTrail} included, and every process sees it at once. Safe for use from several
 * threads and processes.
 */
public interface Gate {
    /**
     * Bars a user, a space or the instance; in place of an earlier bar.
     *
     * @param until when it ends by itself; absent: it doesn't
     * @param signature its reason is told to those who are refused
     * @throws IllegalArgumentException for a role or a channel
     */
    void bar(QuotaSubject subject, @Nullable Instant until, Signature signature);

    /**
     * Ends a bar.
     *
     * @return whether there was one at that time; if not, nothing is changed
     */
    boolean unbar(QuotaSubject subject, Signature signature);

    /** Those that last at this time, by subject. */
    List<Bar> listBars(Instant now);

    /**
     * Somebody, or a place, that is not let in.
     *
     * @param until when it ends by itself, where it does
     */
    record Bar(QuotaSubject subject, @Nullable Instant until, Signature signature) {}
}
