package dev.easel.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing to look at.
 *
 * @param id lower-case words with dashes
 */
record Check(String id, Look look) {
    /** How it is looked at. */
    @FunctionalInterface
    interface Look {
        /** Nothing when all is well, or when it doesn't apply. */
        @Nullable
        Complaint at(Patient patient);
    }
}
