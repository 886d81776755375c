package dev.easel.core.job;

import java.util.List;

/** Where a job stands. Every state but QUEUED, RUNNING, DRAWN and PARKED is final. */
public enum JobState {
    /** Durable and waiting, its price reserved. */
    QUEUED,
    /** An instance holds it and may be calling the provider. */
    RUNNING,
    /** The images are kept and paid; they wait to be delivered. */
    DRAWN,
    /** The images are in the conversation. */
    DELIVERED,
    /** No images; the reservation is released. */
    FAILED,
    /** Given up by whoever asked, or an operator, before the provider was called; the reservation is released. */
    CANCELLED,
    /** The images exist, but nobody could be given them; they stay retrievable. */
    UNDELIVERABLE,
    /** For review, never run by itself: this version can't read it. Nothing is reserved for it; after a day it is over. */
    PARKED;

    /** Those with something left to do, by Easel or, for a parked one, by the operator. */
    public static final List<JobState> OPEN = List.of(QUEUED, RUNNING, DRAWN, PARKED);
}
