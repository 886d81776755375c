package dev.easel.core.job;

/** What an operator sees of the jobs. Changes nothing. Safe for use from several threads and processes. */
public interface JobBoard {
    /** What is not over yet, all of it from one moment. Quick, however many jobs are kept. */
    Backlog backlog();
}
