package dev.easel.core.job;

import java.time.Instant;
import java.util.Optional;

/** Keeps offers. Each method is one transaction. Safe for use from several threads and processes. */
public interface Offers {
    /**
     * Keeps a new offer, and forgets those that ended long ago.
     *
     * @return false when the same event was offered before: nothing is kept then
     */
    boolean make(Offer offer);

    /** The offer, whatever became of it; empty when there never was one, or it is forgotten. */
    Optional<Offer> find(String id);

    /**
     * Ends an open offer.
     *
     * @return true for one caller only
     */
    boolean close(String id, Offer.State state, Instant now);
}
