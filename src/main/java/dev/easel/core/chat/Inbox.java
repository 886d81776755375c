package dev.easel.core.chat;

/** The inbound port: where every door leads. Safe for use from several threads. */
@FunctionalInterface
public interface Inbox {
    /**
     * Takes one trigger. Returns when it is durable and acknowledged through its {@link Messenger}, or refused through
     * it. May block for as long as the database takes; never throws.
     */
    void accept(Incoming incoming);
}
