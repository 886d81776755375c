package dev.easel.testing;

import dev.easel.core.gallery.Likenesses;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows nothing again. */
public class NoLikenesses implements Likenesses {
    @Override
    public void keep(Origin picture, @Nullable Traits traits) {}

    @Override
    public Optional<Origin> find(Stamp stamp, Viewer viewer) {
        return Optional.empty();
    }

    @Override
    public Optional<Origin> findFile(String sha256, Viewer viewer) {
        return Optional.empty();
    }

    @Override
    public List<Origin> listLike(List<Likeness> sought, int maxDistance, Viewer viewer, int limit) {
        return List.of();
    }

    @Override
    public List<Origin> listUnseen(Instant drawnSince, int limit) {
        return List.of();
    }

    @Override
    public List<Origin> listUnseenOf(UserRef requester, int limit) {
        return List.of();
    }

    @Override
    public Page listUnseenBefore(String before, int jobs) {
        return new Page(List.of(), null);
    }
}
