package dev.easel.core.job;

/**
 * How much of the queue one person, and everybody together, may take up.
 *
 * @param runningPerUser jobs of one person that run at once, on all instances together
 * @param waitingPerUser jobs of one person that wait
 * @param waitingInAll jobs that wait
 */
public record JobLimits(int runningPerUser, int waitingPerUser, int waitingInAll) {
    /** Nothing is limited. */
    public static final JobLimits NONE = new JobLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public JobLimits {
        if (runningPerUser < 1 || waitingPerUser < 1 || waitingInAll < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}
