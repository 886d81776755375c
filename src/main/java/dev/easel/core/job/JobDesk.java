package dev.easel.core.job;

import dev.easel.core.identity.UserRef;
import dev.easel.core.quota.Signature;

/**
 * The operator's hand on jobs. Each method is one transaction, its entry in the audit trail included. Safe for use from
 * several threads and processes.
 */
public interface JobDesk {
    /** As {@link JobStore#cancel}. */
    Cancellation cancel(JobId job, UserRef by, Signature signature);

    /**
     * Has the images of an undeliverable job delivered once more. Nothing is drawn or charged.
     *
     * @return whether it was undeliverable
     */
    boolean deliverAgain(JobId job, Signature signature);
}
