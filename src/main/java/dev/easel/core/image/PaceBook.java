package dev.easel.core.image;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The line in which all instances wait for one image server, so that its limits are kept by everybody together. Each
 * method is one transaction. Safe for use from several threads and processes.
 */
public interface PaceBook {
    /**
     * Takes a place in line.
     *
     * @param length how long the server is taken by this call at its limit: four images of 50 a minute are 4.8 s
     * @param credit how much of the time in which nobody called may be made up for by calls at once
     * @return when the turn comes, {@code now} when it is there; empty, and no place taken, when it would not come before
     *     {@code latest}
     */
    Optional<Instant> reserve(Duration length, Duration credit, Instant now, Instant latest);

    /** Lets no further turn begin before {@code until}; a hold is never made shorter. Turns that were given stay. */
    void hold(Instant until);

    /** Until when the server wants no call at all; long past when nobody ever said so. */
    Instant heldUntil();
}
