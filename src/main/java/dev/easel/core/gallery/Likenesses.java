package dev.easel.core.gallery;

import dev.easel.core.identity.UserRef;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: by what drawn images are known again. Whoever asks is told of their own images, on all platforms whose accounts they
 * linked, and of those that were drawn for everybody in the channel where they ask, or in the channel that it is a thread
 * of; of nothing else, and not whether there is anything else. Each method is one transaction. Safe for use from several
 * threads and processes.
 */
public interface Likenesses {
    /** Keeps by what an image is known; nothing about images that are forgotten. {@code null}: it can't be read. */
    void keep(Origin picture, @Nullable Traits traits);

    /** The image whose file has this stamp. Removed ones are found, too. */
    Optional<Origin> find(Stamp stamp, Viewer viewer);

    /** The newest image that is kept as this file. Removed ones are found, too. */
    Optional<Origin> findFile(String sha256, Viewer viewer);

    /**
     * The images that look most like one of these, the most alike first; removed ones are left out.
     *
     * @param maxDistance in how many places they may differ
     * @param limit how many
     */
    List<Origin> listLike(List<Likeness> sought, int maxDistance, Viewer viewer, int limit);

    /** Images that nobody has looked at yet, of those drawn since; the newest first. */
    List<Origin> listUnseen(Instant drawnSince, int limit);

    /** Somebody's newest images that nobody has looked at yet. */
    List<Origin> listUnseenOf(UserRef requester, int limit);

    /**
     * A part of all that was drawn, from new to old.
     *
     * @param before a job's id: only older ones; empty for the newest
     * @param jobs how many
     */
    Page listUnseenBefore(String before, int jobs);

    /**
     * A part of all that was drawn.
     *
     * @param unseen images in it that nobody has looked at yet
     * @param next what the following part is before; absent when there is none
     */
    record Page(List<Origin> unseen, @Nullable String next) {
        public Page {
            unseen = List.copyOf(unseen);
        }
    }
}
