package dev.easel.core.job;

import dev.easel.core.identity.PlatformId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What those are to be told whose jobs nobody runs. Each piece of news is handed out to one instance. Safe for use from
 * several threads and processes.
 */
public interface WaitingRoom {
    /**
     * The waiting jobs whose place in the queue was not shown lately: those whose place changed since {@code changed},
     * and any since {@code unchanged}. They count as shown from now on.
     *
     * @param owner who shows them; jobs that belong to another instance are left to it
     * @param platforms only jobs that answer to one of these
     * @param atMost how many
     */
    List<WaitingJob> takeStale(
            InstanceId owner, Set<PlatformId> platforms, Instant changed, Instant unchanged, Instant now, int atMost);

    /**
     * Gives up the parked jobs that were admitted before then; of their images, what there is stays.
     *
     * @return how many there were
     */
    int endParked(Instant admittedBefore, Instant now);

    /** The parked jobs whose senders are to be told now. They come again at {@code again} unless they are {@link #told}. */
    List<ParkedNotice> takeNotices(Set<PlatformId> platforms, Instant now, Instant again);

    /** The sender of a parked job knows how it is, or can't be reached. */
    void told(JobId job, ParkedNotice.Stage stage);
}
