package dev.easel.core.image;

/** Hears what a provider says of its limits, with every answer that says anything. Safe for use from several threads. */
@FunctionalInterface
public interface RateListener {
    /** Called on the thread that draws, before the answer itself is handed on. Quick, and never throws. */
    void told(RateNotice notice);
}
