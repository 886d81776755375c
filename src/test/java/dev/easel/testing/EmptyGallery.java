package dev.easel.testing;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing was ever drawn. */
public class EmptyGallery implements Gallery {
    @Override
    public Optional<Exhibit> find(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<Exhibit> findByMessage(MessageRef message) {
        return Optional.empty();
    }

    @Override
    public List<Exhibit> listOf(UserRef requester, int limit) {
        return List.of();
    }

    @Override
    public List<Exhibit> listBefore(UserRef requester, String id, int limit) {
        return List.of();
    }

    @Override
    public List<Exhibit> search(UserRef requester, Search search, @Nullable String before, int limit) {
        return List.of();
    }

    @Override
    public List<Exhibit> listMadeFrom(String id, int limit) {
        return List.of();
    }

    @Override
    public List<MessageRef> remove(String id, Instant now) {
        return List.of();
    }
}
