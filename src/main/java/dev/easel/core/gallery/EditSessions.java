package dev.easel.core.gallery;

import java.time.Instant;
import java.util.Optional;

/** The port to where sessions are kept. Each method is one transaction. Safe for use from several threads. */
public interface EditSessions {
    /** Keeps a new session. */
    void open(EditSession session);

    /** The session, whatever became of it; empty when there never was one, or it is purged. */
    Optional<EditSession> find(String id);

    /**
     * Makes a session that browser's own. One that is another browser's stays so; one that was never opened has to be
     * opened before its link ends.
     *
     * @param browser stands for the browser, the same every time
     * @return whether it is that browser's now, or was already
     */
    boolean bind(String id, String browser, Instant now);

    /**
     * Uses a session up, for good.
     *
     * @return true for one caller only
     */
    boolean redeem(String id);

    /** Keeps why a submission became no job; nothing happens to a session that is used up. */
    void refuse(String id, String reason);

    /** Forgets the sessions that were opened before then. */
    void purge(Instant openedBefore);
}
