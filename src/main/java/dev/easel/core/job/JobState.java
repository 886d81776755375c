package dev.easel.core.job;

/** Where a job stands. Every state but QUEUED, RUNNING and DRAWN is final. */
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
    /** The images exist, but nobody could be given them; they stay retrievable. */
    UNDELIVERABLE
}
