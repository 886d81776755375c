package dev.easel.core.job;

/** The operator's hand on jobs that are over. Safe for use from several threads and processes. */
public interface JobDesk {
    /**
     * Has the images of an undeliverable job delivered once more. Nothing is drawn or charged.
     *
     * @return whether it was undeliverable
     */
    boolean deliverAgain(JobId job);
}
