package dev.easel.core.gallery;

import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was drawn, for looking at. Each method is one transaction. Safe for use from several threads and processes. */
public interface Gallery {
    /** By the job's id, removed ones included. */
    Optional<Exhibit> find(String id);

    /** By a message that shows it, removed ones included. */
    Optional<Exhibit> findByMessage(MessageRef message);

    /** What somebody asked for, newest first, without what was removed. */
    List<Exhibit> listOf(UserRef requester, int limit);

    /** As {@link #listOf(UserRef, int)}, but only what is older than the exhibit with this id. */
    List<Exhibit> listBefore(UserRef requester, String id, int limit);

    /**
     * As {@link #listBefore}, but only what is looked for. Words are looked for among the latest ten thousand.
     *
     * @param before the id of the exhibit that the list goes on from; absent: from the newest on
     */
    List<Exhibit> search(UserRef requester, Search search, @Nullable String before, int limit);

    /** What was made from an exhibit's images, oldest first. */
    List<Exhibit> listMadeFrom(String id, int limit);

    /**
     * Marks it as taken back, also while it is being delivered; it stays as it is when it was marked already.
     *
     * @return the messages that show it by now
     */
    List<MessageRef> remove(String id, Instant now);
}
