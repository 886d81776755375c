package dev.easel.core.job;

/**
 * What a job has been through.
 *
 * @param attempts provider calls begun
 * @param interruptions how often a crash of Easel cut it off while calls were under way
 * @param failures rounds of calls that failed and count against how often it is tried again
 * @param givenUp of the images asked for, those that nobody will try to draw any more
 * @param tries deliveries, or tries at telling a failure, that did not succeed
 */
public record JobCounts(int attempts, int interruptions, int failures, int givenUp, int tries) {
    public static final JobCounts NONE = new JobCounts(0, 0, 0, 0, 0);

    /** The same after a call: what was read of a job before it began counts none. */
    JobCounts called() {
        return new JobCounts(Math.max(1, attempts), interruptions, failures, givenUp, tries);
    }
}
