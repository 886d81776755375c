package dev.easel.core.house;

import dev.easel.core.identity.PlatformId;
import java.time.Instant;

/** Remembers the events that were answered, so that a redelivery does nothing twice. Safe for use from several threads and processes. */
public interface Occasions {
    /** Takes an event; false when it was taken in the last 30 days. */
    boolean take(PlatformId platform, String eventId, Instant now);
}
