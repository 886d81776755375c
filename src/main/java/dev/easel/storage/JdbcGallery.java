package dev.easel.storage;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at drawn jobs where the {@link JdbcJobStore} keeps them. */
public final class JdbcGallery implements Gallery {
    /** Greater than every job's id, whatever the collation: those are at most 25 lower-case letters and digits. */
    private static final String NEWEST = "z".repeat(26);

    private static final int AT_ONCE = 250;

    private final Database database;
    private final int atOnce;

    public JdbcGallery(Database database) {
        this(database, AT_ONCE);
    }

    /** @param atOnce exhibits that are looked through for words at a time */
    JdbcGallery(Database database, int atOnce) {
        this.database = database;
        this.atOnce = atOnce;
    }

    @Override
    public Optional<Exhibit> find(String id) {
        return database.read(handle -> new Exhibits(handle).find(id));
    }

    @Override
    public Optional<Exhibit> findByMessage(MessageRef message) {
        return database.read(handle -> new Exhibits(handle).findByMessage(message));
    }

    @Override
    public List<Exhibit> listOf(UserRef requester, int limit) {
        return listBefore(requester, NEWEST, limit);
    }

    @Override
    public List<Exhibit> listBefore(UserRef requester, String id, int limit) {
        return database.read(handle -> new Exhibits(handle).listOf(QueueKeys.user(requester), id, limit));
    }

    @Override
    public List<Exhibit> search(UserRef requester, Search search, @Nullable String before, int limit) {
        return database.read(handle -> new Exhibits(handle)
                .search(QueueKeys.user(requester), search, before == null ? NEWEST : before, limit, atOnce));
    }

    @Override
    public List<Exhibit> listMadeFrom(String id, int limit) {
        return database.read(handle -> new Exhibits(handle).listMadeFrom(id, limit));
    }

    @Override
    public List<MessageRef> remove(String id, Instant now) {
        return database.write(handle -> new Exhibits(handle).remove(id, now));
    }
}
