package dev.easel.storage;

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

/** Keeps by what images are known again as rows of {@code likeness}. */
public final class JdbcLikenesses implements Likenesses {
    private final Database database;

    public JdbcLikenesses(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Origin picture, @Nullable Traits traits) {
        database.change(handle -> new LikenessRows(handle).keep(picture, traits));
    }

    @Override
    public Optional<Origin> find(Stamp stamp, Viewer viewer) {
        return database.read(handle -> new LikenessRows(handle).find(stamp, viewer));
    }

    @Override
    public Optional<Origin> findFile(String sha256, Viewer viewer) {
        return database.read(handle -> new LikenessRows(handle).findFile(sha256, viewer));
    }

    @Override
    public List<Origin> listLike(List<Likeness> sought, int maxDistance, Viewer viewer, int limit) {
        return database.read(handle -> new LikenessRows(handle).listLike(sought, maxDistance, viewer, limit));
    }

    @Override
    public List<Origin> listUnseen(Instant drawnSince, int limit) {
        return database.read(handle -> new UnseenRows(handle).listSince(drawnSince, limit));
    }

    @Override
    public List<Origin> listUnseenOf(UserRef requester, int limit) {
        return database.read(handle -> new UnseenRows(handle).listOf(QueueKeys.user(requester), limit));
    }

    @Override
    public Page listUnseenBefore(String before, int jobs) {
        return database.read(handle -> new UnseenRows(handle).page(before, jobs));
    }
}
