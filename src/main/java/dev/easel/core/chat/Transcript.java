package dev.easel.core.chat;

import dev.easel.core.identity.ChannelRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers conversations for a platform that has no memory of its own. Each method is one transaction. Safe for use from
 * several threads and processes.
 */
public interface Transcript {
    /** No more are kept of one conversation; the oldest go first. */
    int MAX_ENTRIES = 500;

    /**
     * One message of a conversation, as it is now.
     *
     * @param key its name within the conversation
     * @param place where it stands: what was begun earlier has a lower one
     * @param version rises within the conversation with everything that is written
     * @param body only the platform understands it
     */
    record Entry(String key, long place, long version, String body) {}

    /**
     * Adds a message, or puts a new body into the one of this key, which stays where it stands. What is too much for one
     * conversation is forgotten.
     */
    Entry write(ChannelRef channel, String key, String body, Instant now);

    /** A message as it is now. */
    Optional<Entry> find(ChannelRef channel, String key);

    /**
     * What was written after a version, the latest last.
     *
     * @param version 0 for everything
     */
    List<Entry> listAfter(ChannelRef channel, long version);

    /** Forgets every conversation to which nothing was added since. */
    void purge(Instant before);
}
