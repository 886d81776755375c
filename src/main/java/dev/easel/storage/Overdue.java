package dev.easel.storage;

import dev.easel.core.identity.PlatformId;
import dev.easel.storage.Invariants.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Jobs that nobody takes care of, though somebody should have long ago (I16). Apart from the {@link Invariants}, since it
 * is only true of a database that an instance works on: while none does, everything grows too old.
 */
public final class Overdue {
    private static final String ID = "I16";

    private static final Map<String, String> QUERIES = Map.of(
            "A job that waits is drawn, or given up at its deadline",
            """
            SELECT j.id, j.state, j.deadline FROM job j
            WHERE j.state = 'QUEUED' AND j.deadline < :now - 600000 AND :since < :now - 600000
            AND j.platform IN (<platforms>)
            """,
            "A lease that ran out is taken back",
            """
            SELECT j.id, j.state, j.lease_until FROM job j
            WHERE j.lease_owner IS NOT NULL AND j.lease_until < :now - 60000 AND :since < :now - 60000
            """,
            "What is drawn, failed or cancelled is told, or tried again",
            """
            SELECT j.id, j.state, j.not_before FROM job j
            WHERE j.lease_owner IS NULL AND j.pinned_to IS NULL
            AND (j.state = 'DRAWN' OR (j.state IN ('FAILED', 'CANCELLED') AND j.told_at IS NULL))
            AND coalesce(j.not_before, 0) < :now - 900000 AND :since < :now - 900000
            AND j.platform IN (<platforms>)
            """);

    private Overdue() {}

    /** Of all platforms, as if somebody had worked on them all the time. */
    public static List<Violation> check(Database database, Instant now) {
        return database.read(handle -> {
            Set<PlatformId> all = handle.createQuery("SELECT DISTINCT platform FROM job")
                    .mapTo(String.class)
                    .map(PlatformId::new)
                    .set();
            return check(handle, all, Instant.EPOCH, now);
        });
    }

    /**
     * Of what an instance looks after.
     *
     * @param platforms that are on in it
     * @param since when it began to
     */
    public static List<Violation> check(Database database, Set<PlatformId> platforms, Instant since, Instant now) {
        return database.read(handle -> check(handle, platforms, since, now));
    }

    private static List<Violation> check(Handle handle, Set<PlatformId> platforms, Instant since, Instant now) {
        return platforms.isEmpty()
                ? List.of()
                : QUERIES.entrySet().stream()
                        .flatMap(query -> rows(handle, query.getValue(), platforms, since, now)
                                .map(row -> new Violation(ID, query.getKey(), row.toString())))
                        .toList();
    }

    private static Stream<Map<String, Object>> rows(
            Handle handle, String sql, Set<PlatformId> platforms, Instant since, Instant now) {
        return handle
                .createQuery(sql)
                .bindList("platforms", platforms.stream().map(PlatformId::name).toList())
                .bind("since", since.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .mapToMap()
                .list()
                .stream();
    }
}
