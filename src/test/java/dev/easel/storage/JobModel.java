package dev.easel.storage;

import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.RetryPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A job as it should be, for {@link JobMachine}. */
final class JobModel {
    final NewJob asked;
    final Map<String, Long> reserved;
    JobState state = JobState.QUEUED;
    Instant notBefore;
    Lease lease;
    Instant leaseUntil;
    long epoch;
    int attempts;
    int imagesAsked;
    int interruptions;
    int arrived;
    int givenUp;
    int tries;
    boolean told;
    final Map<Integer, Integer> underWay = new HashMap<>();

    JobModel(NewJob asked, Map<String, Long> reserved) {
        this.asked = asked;
        this.reserved = reserved;
        this.notBefore = asked.claimableFrom();
    }

    boolean isOpen() {
        return switch (state) {
            case QUEUED, RUNNING, DRAWN -> true;
            case FAILED -> !told;
            default -> false;
        };
    }

    int missing() {
        return (int) asked.cost().images() - arrived - givenUp;
    }

    /** Whether the engine could call for it: it never asks for an image more often than repeats allow. */
    boolean mayCall() {
        return missing() > 0
                && imagesAsked + missing()
                        <= RetryPolicy.MAX_PAID_CALLS * asked.cost().images();
    }

    void free() {
        lease = null;
        leaseUntil = null;
    }

    @Override
    public String toString() {
        return state + " " + epoch + " " + attempts + " " + interruptions + " " + givenUp + " " + tries + " " + arrived;
    }
}
