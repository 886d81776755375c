package dev.easel.core.job;

import dev.easel.core.failure.Failure;

/**
 * What a failed call means for its job.
 *
 * @param billing whether the operator may have to pay for it
 * @param failures the job's {@linkplain JobCounts#failures() failures} from now on
 * @param givenUp how many of the call's images nobody will try to draw again; {@code failure} is why there are fewer
 */
public record Setback(Failure failure, Failure.Billing billing, int failures, int givenUp) {
    /** When the failure itself says all that is known about the bill. */
    public Setback(Failure failure, int failures, int givenUp) {
        this(failure, failure.billing(), failures, givenUp);
    }
}
