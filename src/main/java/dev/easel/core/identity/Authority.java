package dev.easel.core.identity;

/** What somebody may do in a place, as the platform said at the moment they did it. */
public enum Authority {
    MEMBER,
    /** Runs the place: may act on what others asked for. */
    OPERATOR
}
