package dev.easel.core.job;

import java.time.Instant;

/**
 * A job that nobody runs until a person has looked at it.
 *
 * @param reason for the operator; holds nothing of the request
 */
public record ParkedJob(JobId id, Instant createdAt, String reason) {}
