package dev.easel.core.job;

import dev.easel.core.failure.Failure;

/** The outcome of asking for a job. */
public sealed interface Admission {

    /** Durable, its price reserved. */
    record Admitted(JobId job) implements Admission {}

    /** The event was taken before; nothing was changed. */
    record Duplicate(JobId existing) implements Admission {}

    /** No room in an allowance, or no hope at the provider; nothing is kept but that the event was seen. */
    record Refused(Failure reason) implements Admission {}
}
