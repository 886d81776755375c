package dev.easel.core.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A picture that somebody asks about, in memory and kept nowhere. */
public interface Sighting {
    /** The name that the file would have in a {@link BlobStore}. */
    String sha256();

    /** What the file says that it is. */
    Optional<Stamp> findStamp();

    /**
     * What a picture may look like that this one was made from: this one itself first, then what it may have been cut out of.
     */
    List<Likeness> likenesses();

    /**
     * Whether this is that image, coded anew, scaled, or trimmed by a twentieth at most on each side. Slow: both are laid
     * over each other.
     *
     * @throws IOException when the image can't be read from its store
     */
    boolean shows(ImageRef image) throws IOException;
}
