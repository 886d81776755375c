package dev.easel.core.house;

import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The defaults that people set for themselves, and operators for channels and spaces. Each method is one transaction.
 * Safe for use from several threads and processes.
 */
public interface Preferences {
    /** By options' words, for each of these subjects in the order given; empty where nothing is set. */
    List<Map<String, String>> listOf(List<QuotaSubject> subjects);

    /** Sets options, and leaves the others as they are. What operators do is entered in the audit trail. */
    void set(QuotaSubject subject, Map<String, String> options, Signature signature);

    /** Forgets options. */
    void unset(QuotaSubject subject, Set<String> options, Signature signature);
}
