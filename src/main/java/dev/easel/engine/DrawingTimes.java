package dev.easel.engine;

import java.time.Duration;

/**
 * How long calls took lately, and how many are under way: what a newcomer waits for where places are short, not the
 * pace. Safe for use from several threads.
 */
final class DrawingTimes {
    /** An average over about the last ten calls. */
    private static final int REMEMBERED = 10;

    private final int places;
    private Duration usual = Duration.ZERO;
    private int underWay;

    /** @param places calls in flight at most */
    DrawingTimes(int places) {
        this.places = places;
    }

    synchronized void begun() {
        underWay++;
    }

    synchronized void ended() {
        underWay--;
    }

    synchronized void drawn(Duration took) {
        usual = usual.isZero() ? took : usual.plus(took.minus(usual).dividedBy(REMEMBERED));
    }

    /** How long until a place is free for whoever comes after so many jobs; nothing while no call has told. */
    synchronized Duration timeFor(int jobs) {
        long turns = Math.max(0L, (long) underWay + jobs - places + 1);
        return usual.multipliedBy(turns).dividedBy(places);
    }
}
