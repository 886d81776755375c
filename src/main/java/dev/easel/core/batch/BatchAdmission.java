package dev.easel.core.batch;

import dev.easel.core.failure.Failure;

/** The outcome of asking for a batch. */
public sealed interface BatchAdmission {
    /**
     * Durable; each member that was admitted has its price reserved.
     *
     * @param admitted how many members were
     */
    record Admitted(int admitted) implements BatchAdmission {}

    /** The event was taken before; nothing was changed. */
    record Duplicate() implements BatchAdmission {}

    /** Not one member could be admitted; nothing is kept but that the event was seen. */
    record Refused(Failure reason) implements BatchAdmission {}
}
