package dev.easel.testing;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Encores;
import dev.easel.core.job.NewJob;
import java.time.Instant;
import java.util.Optional;

/** Nobody was given anything before. */
public final class NoEncores implements Encores {
    @Override
    public Optional<Exhibit> find(UserRef requester, ImageRequest request, Instant before) {
        return Optional.empty();
    }

    @Override
    public Admission give(NewJob job, String of) {
        throw new IllegalStateException("there is nothing to show once more");
    }
}
