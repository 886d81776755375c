package dev.easel.storage;

import dev.easel.core.chat.Presentation;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.ParkedNotice;
import dev.easel.core.job.ParkedNotice.Stage;
import dev.easel.core.job.WaitingJob;
import dev.easel.core.job.WaitingRoom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what those are to be told whose jobs nobody runs. */
public final class JdbcWaitingRoom implements WaitingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcWaitingRoom.class);

    /** Each one's place is a question of its own. */
    private static final int LOOKED_AT = 20;

    private final Database database;

    public JdbcWaitingRoom(Database database) {
        this.database = database;
    }

    /** A job that waits, and the place that was shown of it last. */
    private record Shown(
            WaitingJob job, @Nullable Long at, @Nullable Long ahead) {
        boolean isNewsAfter(Instant unchanged) {
            return at == null || ahead == null || ahead != job.ahead().jobs() || at <= unchanged.toEpochMilli();
        }
    }

    @Override
    public List<WaitingJob> takeStale(
            InstanceId owner, Set<PlatformId> platforms, Instant changed, Instant unchanged, Instant now, int atMost) {
        if (platforms.isEmpty()) {
            return List.of();
        }
        List<Shown> stale = database.read(handle -> listShown(handle, owner, platforms, changed)).stream()
                .filter(shown -> shown.isNewsAfter(unchanged))
                .limit(atMost)
                .toList();
        return stale.isEmpty()
                ? List.of()
                : database.write(handle -> stale.stream()
                        .filter(shown -> take(handle, shown, now))
                        .map(Shown::job)
                        .toList());
    }

    /** Those that wait for their acknowledgement have no place to show yet. */
    private static List<Shown> listShown(Handle handle, InstanceId owner, Set<PlatformId> platforms, Instant changed) {
        WaitingLine line = new WaitingLine(handle);
        return handle
                .createQuery("""
                        SELECT id, sender, reply_to, presentation, request, shown_at, shown_ahead FROM job
                        WHERE state = 'QUEUED' AND platform IN (<platforms>) AND not_before IS NULL
                        AND (pinned_to IS NULL OR pinned_to = :owner) AND coalesce(shown_at, created_at) <= :changed
                        ORDER BY coalesce(shown_at, created_at), id LIMIT :many
                        """)
                .bindList("platforms", platforms.stream().map(PlatformId::name).toList())
                .bind("owner", owner.text())
                .bind("many", LOOKED_AT)
                .bind("changed", changed.toEpochMilli())
                .map((row, _) -> findShown(row, line))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What can't be read is left to whoever claims it, and parks it. */
    private static Optional<Shown> findShown(ResultSet row, WaitingLine line) throws SQLException {
        try {
            return Optional.of(shown(row, line));
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debug("a waiting job can't be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Shown shown(ResultSet row, WaitingLine line) throws SQLException {
        JobId id = new JobId(row.getString("id"));
        return new Shown(
                new WaitingJob(
                        id,
                        Codec.read(row.getString("sender"), Sender.class),
                        Codec.read(row.getString("reply_to"), ReplyAddress.class),
                        Codec.read(row.getString("presentation"), Presentation.class),
                        Codec.read(row.getString("request"), ImageRequest.class).model(),
                        line.findAhead(id).orElse(Ahead.NOTHING)),
                findLong(row, "shown_at"),
                findLong(row, "shown_ahead"));
    }

    private static @Nullable Long findLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** Whoever changes what was shown last is the one who shows it. */
    private static boolean take(Handle handle, Shown shown, Instant now) {
        return handle.createUpdate("""
                                UPDATE job SET shown_at = :now, shown_ahead = :ahead
                                WHERE id = :job AND state = 'QUEUED' AND not_before IS NULL
                                AND shown_at IS NOT DISTINCT FROM CAST(:before AS BIGINT)
                                """)
                        .bind("job", shown.job().id().value())
                        .bind("now", now.toEpochMilli())
                        .bind("ahead", shown.job().ahead().jobs())
                        .bind("before", shown.at())
                        .execute()
                == 1;
    }

    @Override
    public int endParked(Instant admittedBefore, Instant now) {
        boolean any = database.read(
                handle -> handle.createQuery("SELECT count(*) FROM job WHERE state = 'PARKED' AND created_at < :before")
                                .bind("before", admittedBefore.toEpochMilli())
                                .mapTo(long.class)
                                .one()
                        > 0);
        return any ? database.write(handle -> new Parking(handle).end(admittedBefore, now)) : 0;
    }

    @Override
    public List<ParkedNotice> takeNotices(Set<PlatformId> platforms, Instant now, Instant again) {
        List<String> names = platforms.stream().map(PlatformId::name).toList();
        boolean any = !names.isEmpty()
                && database.read(handle -> handle.createQuery("""
                                        SELECT count(*) FROM job WHERE notice_at <= :now AND platform IN (<platforms>)
                                        """)
                                .bind("now", now.toEpochMilli())
                                .bindList("platforms", names)
                                .mapTo(long.class)
                                .one()
                        > 0);
        return any ? database.write(handle -> new Parking(handle).takeNotices(names, now, again)) : List.of();
    }

    @Override
    public void told(JobId job, Stage stage) {
        database.change(handle -> new Parking(handle).told(job, stage));
    }
}
