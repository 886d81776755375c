package dev.easel.core.spend;

import dev.easel.core.image.ModelId;
import java.time.LocalDate;

/**
 * What one model came to on one day.
 *
 * @param day of UTC, on which the calls began
 * @param calls of the provider, those included that it turned away
 * @param images that arrived
 * @param settledMicros what is certain
 * @param inDoubtMicros the worst price of calls of which nobody knows whether they are billed
 * @param reservedMicros the worst price of calls that are under way
 */
public record Spend(
        LocalDate day,
        ModelId model,
        long calls,
        long images,
        long settledMicros,
        long inDoubtMicros,
        long reservedMicros) {
    /** The most that the provider can ask for. */
    public long atMostMicros() {
        return settledMicros + inDoubtMicros + reservedMicros;
    }
}
