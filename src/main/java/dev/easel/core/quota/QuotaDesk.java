package dev.easel.core.quota;

import java.util.List;
import java.util.Set;

/**
 * The operator's hand on quotas. Each method that changes something is one transaction, its entries in the
 * {@link AuditTrail} included, and every process sees it with its next admission. Safe for use from several threads and
 * processes.
 */
public interface QuotaDesk {
    /** The standing of each allowance, in the order given. */
    List<Standing> standing(List<Allowance> allowances);

    /**
     * Who has something taken or granted in one of these windows, or a limit that was set, by {@linkplain QuotaSubject#key key}.
     *
     * @param atMost the first so many, by name
     */
    List<QuotaSubject> listSubjects(Set<String> windowIds, int atMost);

    /**
     * Gives more room in each allowance's window. It goes when the window ends.
     *
     * @param amount in the allowances' unit, above 0
     */
    void grant(List<Allowance> allowances, long amount, Signature signature);

    /**
     * Sets a limit in place of the configured one, in this window and all later ones.
     *
     * @param limit in the allowances' unit, or {@link QuotaRule#UNLIMITED}
     */
    void set(List<Allowance> allowances, long limit, Signature signature);

    /** Returns to the configured limits. */
    void unset(List<Allowance> allowances, Signature signature);

    /** Gives back what was charged in each allowance's window. What is reserved stays so, and is charged in the end. */
    void reset(List<Allowance> allowances, Signature signature);

    /**
     * What an operator sees of an allowance.
     *
     * @param reserved the part of what is taken that is not settled yet
     * @param limit whose the limit is
     */
    record Standing(QuotaStatus status, long reserved, LimitSource limit) {
        /** What was charged for good. */
        public long used() {
            return status.taken() - reserved;
        }
    }

    /** Where a limit comes from. */
    enum LimitSource {
        CONFIGURED,
        SET
    }
}
