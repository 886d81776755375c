package dev.easel.core.job;

/** What came of trying to cancel a job. */
public enum Cancellation {
    /** It will not be drawn, and nothing is reserved for it any more; its sender is told as soon as somebody claims it. */
    DONE,
    /** Some of it is drawn: that is kept, paid for and delivered at its next turn; the rest won't be drawn or charged. */
    REST,
    /** The provider is drawing it, or all of it is drawn: the result is kept, paid for and delivered. */
    TOO_LATE,
    /** There is nothing to cancel: it is drawn, over, cancelled before, parked, or not known. */
    OVER
}
