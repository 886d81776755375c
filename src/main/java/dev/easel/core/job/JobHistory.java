package dev.easel.core.job;

import java.time.Instant;
import java.util.List;

/** What became of jobs, for an operator to read. Changes nothing. Safe for use from several threads and processes. */
public interface JobHistory {
    /** How many jobs of this time are in which state, and why; the most first. */
    List<Tally> listTallies(Instant since);

    /** The latest jobs, newest first, and before them those that are not over. */
    List<Line> listLatest(int atMost);

    /** What people were given since, by UTC day, space and person. */
    List<Usage> listUsage(Instant since);

    /**
     * Jobs that have the same in common.
     *
     * @param reason the kind of their failure; empty without one
     */
    record Tally(JobState state, String reason, long jobs) {}

    /**
     * One job.
     *
     * @param user {@code PLATFORM:ID}
     * @param reason the kind of its failure; empty without one
     */
    record Line(JobId id, JobState state, String reason, String space, String user, long images, Instant createdAt) {}

    /**
     * What one person was given in one space on one day.
     *
     * @param day days since 1970-01-01
     * @param user {@code PLATFORM:ID}
     * @param micros what it cost them, in micro-dollars
     */
    record Usage(long day, String space, String user, long images, long micros) {}
}
