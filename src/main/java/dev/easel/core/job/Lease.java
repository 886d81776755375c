package dev.easel.core.job;

/**
 * The right to write to a job for a while.
 *
 * @param epoch grows with every claim; a write with an older one is refused, so a holder that slept too long does no harm
 */
public record Lease(JobId job, InstanceId owner, long epoch) {}
