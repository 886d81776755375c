package dev.easel.core.chat;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import java.time.Instant;
import java.util.List;

/**
 * What a platform told and nobody has worked on yet. It is kept before the platform hears that it was taken, so that a
 * crash in between loses nothing. Each method is one transaction. Safe for use from several threads and processes.
 */
public interface Backlog {
    /**
     * Something that was told, and is worked on by whoever took it last.
     *
     * @param id the same however often the platform tells of it
     * @param text only the platform's adapter understands it
     * @param tries how often work on it was begun, this time included
     */
    record Entry(String id, String text, int tries) {}

    /**
     * Keeps what was told. On disk when it returns.
     *
     * @param until when others may take it over, if it is still there
     * @return false when it is kept already
     */
    boolean keep(SpaceRef space, String id, String text, Instant until);

    /** Drops what needs no more work; nothing happens when it is gone. */
    void done(PlatformId platform, String id);

    /**
     * Takes over what those who took it have not got done in time. What has become a job, or was refused as one, by the
     * same id is dropped.
     *
     * @param until when others may take it over in turn
     */
    List<Entry> takeOver(PlatformId platform, Instant now, Instant until);

    /** Drops everything that was told in a space. */
    void forget(SpaceRef space);
}
