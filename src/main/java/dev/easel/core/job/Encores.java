package dev.easel.core.job;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Images that are shown once more instead of being drawn again. Each method is one transaction. Safe for use from several
 * threads and processes.
 */
public interface Encores {
    /**
     * The newest one that somebody was given for exactly this request, if all its images are still kept. Found by an
     * index, however much there is.
     *
     * @param before when it was asked for at the latest
     */
    Optional<Exhibit> find(UserRef requester, ImageRequest request, Instant before);

    /**
     * Takes a job in that is drawn already, by another one. Nothing is reserved for it, and no provider is called.
     *
     * @param of the id of the job whose images it shows
     */
    Admission give(NewJob job, String of);
}
