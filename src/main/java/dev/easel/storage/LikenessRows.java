package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import dev.easel.core.text.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** By what images are known again, within one transaction. Positions count from 0 here. */
final class LikenessRows {
    /** What somebody may know of. */
    private static final String OPEN = "(l.owner IN (<owners>) OR l.channel IN (<channels>))";

    /** One's own, and others' in the channel, each from an index of its own. */
    private static final String OPEN_LIKENESSES = """
            SELECT l.bits, l.job, l.position FROM likeness l WHERE l.owner IN (<owners>) AND l.bits IS NOT NULL
            UNION ALL
            SELECT l.bits, l.job, l.position FROM likeness l
            WHERE l.channel IN (<channels>) AND l.owner NOT IN (<owners>) AND l.bits IS NOT NULL
            """;

    private static final int FETCHED = 10_000;

    private final Handle handle;

    LikenessRows(Handle handle) {
        this.handle = handle;
    }

    /** Until the transaction ends, the job can't be forgotten. */
    void keep(Origin picture, @Nullable Traits traits) {
        handle.createQuery("""
                        SELECT queue_user, place, presentation FROM job
                        WHERE id = :job AND outputs_gone_at IS NULL AND EXISTS (SELECT 1 FROM artwork_image
                            WHERE job = :job AND position = :position AND sha256 <> :none) <lock>
                        """)
                .bind("job", picture.job())
                .bind("position", picture.position() - 1)
                .bind("none", Forgetting.NO_FILE)
                .map((row, _) -> new Rights(row.getString("queue_user"), channel(row)))
                .findOne()
                .ifPresent(rights -> insert(picture, rights, traits));
    }

    private record Rights(String owner, @Nullable String channel) {}

    private static @Nullable String channel(ResultSet row) throws SQLException {
        Presentation presentation = Codec.read(row.getString("presentation"), Presentation.class);
        return presentation.visibility() == Visibility.PUBLIC
                ? key(Codec.read(row.getString("place"), Place.class).channel())
                : null;
    }

    private static String key(ChannelRef channel) {
        return channel.platform().name() + ":" + channel.id();
    }

    private void insert(Origin picture, Rights rights, @Nullable Traits traits) {
        Stamp stamp = traits == null ? null : traits.stamp();
        handle.createUpdate("""
                        INSERT INTO likeness (job, position, owner, channel, stamp, bits)
                        VALUES (:job, :position, :owner, :channel, :stamp, :bits) ON CONFLICT DO NOTHING
                        """)
                .bind("job", picture.job())
                .bind("position", picture.position() - 1)
                .bind("owner", rights.owner())
                .bind("channel", rights.channel())
                .bind("stamp", stamp == null ? null : stamp.value())
                .bind("bits", traits == null ? null : traits.likeness().bits())
                .execute();
    }

    Optional<Origin> find(Stamp stamp, Viewer viewer) {
        return open("SELECT l.job, l.position FROM likeness l WHERE l.stamp = :stamp AND " + OPEN, viewer)
                .bind("stamp", stamp.value())
                .map((row, _) -> origin(row))
                .findFirst();
    }

    Optional<Origin> findFile(String sha256, Viewer viewer) {
        return open(
                        "SELECT l.job, l.position FROM artwork_image i"
                                + " JOIN likeness l ON l.job = i.job AND l.position = i.position"
                                + " WHERE i.sha256 = :file AND " + OPEN + " ORDER BY l.job DESC LIMIT 1",
                        viewer)
                .bind("file", sha256)
                .map((row, _) -> origin(row))
                .findFirst();
    }

    List<Origin> listLike(List<Likeness> sought, int maxDistance, Viewer viewer, int limit) {
        return open(OPEN_LIKENESSES, viewer)
                .setFetchSize(FETCHED)
                .scanResultSet((rows, _) -> alike(rows.get(), sought, maxDistance))
                .stream()
                .sorted(Comparator.comparingInt(Alike::distance)
                        .thenComparing(Alike::job, Comparator.reverseOrder())
                        .thenComparingInt(Alike::position))
                .map(Alike::origin)
                .filter(origin -> !new Exhibits(handle).isTakenBack(origin.job()))
                .limit(limit)
                .toList();
    }

    /** There may be a hundred thousand rows, so of most nothing but their bits is read. */
    private static List<Alike> alike(ResultSet row, List<Likeness> sought, int maxDistance) throws SQLException {
        List<Alike> alike = new ArrayList<>();
        while (row.next()) {
            int distance = distance(sought, row.getLong(1));
            if (distance <= maxDistance) {
                alike.add(new Alike(row.getString(2), row.getInt(3), distance));
            }
        }
        return alike;
    }

    private record Alike(String job, int position, int distance) {
        Origin origin() {
            return new Origin(job, position + 1);
        }
    }

    private static int distance(List<Likeness> sought, long bits) {
        Likeness kept = new Likeness(bits);
        int least = Long.SIZE;
        for (Likeness likeness : sought) {
            least = Math.min(least, likeness.distance(kept));
        }
        return least;
    }

    private Query open(String sql, Viewer viewer) {
        List<String> owners = new Kinship(handle)
                .identities(JdbcIdentities.key(viewer.user())).stream()
                        .map(LikenessRows::owner)
                        .toList();
        return handle.createQuery(sql)
                .bindList("owners", owners)
                .bindList(
                        "channels",
                        viewer.where().channels().stream()
                                .map(LikenessRows::key)
                                .toList());
    }

    /** Jobs name people without the scope that accounts have. */
    private static String owner(String identity) {
        return identity.substring(identity.indexOf(':') + 1);
    }

    static Origin origin(ResultSet row) throws SQLException {
        return new Origin(row.getString("job"), row.getInt("position") + 1);
    }
}
