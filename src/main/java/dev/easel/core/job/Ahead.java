package dev.easel.core.job;

/**
 * What is drawn before a job, at most, as the queue stands: nobody's many requests put off somebody else's few.
 *
 * @param jobs that wait before it
 * @param images of those jobs, and of those that were claimed and not called for yet
 */
public record Ahead(int jobs, long images) {
    public static final Ahead NOTHING = new Ahead(0, 0);
}
