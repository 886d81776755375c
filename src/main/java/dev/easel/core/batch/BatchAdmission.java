package dev.easel.core.batch;

import dev.easel.core.failure.Failure;
import java.util.List;

/** The outcome of asking for a batch. */
public sealed interface BatchAdmission {
    /**
     * Durable; each member that was admitted has its price reserved.
     *
     * @param admitted how many members were
     * @param refusals why the others were not
     */
    record Admitted(int admitted, List<Failure> refusals) implements BatchAdmission {
        public Admitted {
            refusals = List.copyOf(refusals);
        }
    }

    /** The event was taken before; nothing was changed. */
    record Duplicate() implements BatchAdmission {}

    /** Not one member could be admitted; nothing is kept but that the event was seen. */
    record Refused(Failure reason) implements BatchAdmission {}
}
