package dev.easel.storage;

import dev.easel.core.job.Backlog;
import dev.easel.core.job.JobBoard;
import dev.easel.core.job.JobState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads jobs for the operator. */
public final class JdbcJobBoard implements JobBoard {
    /** Each part has an index that holds little else than what is counted. */
    private static final String OPEN = """
            SELECT 'QUEUED' AS state, count(*) AS jobs, coalesce(sum(cost_images), 0) AS images, min(created_at) AS oldest
            FROM job WHERE state = 'QUEUED'
            UNION ALL SELECT 'RUNNING', count(*), 0, NULL FROM job WHERE state = 'RUNNING'
            UNION ALL SELECT 'PARKED', count(*), 0, NULL FROM job WHERE state = 'PARKED'
            UNION ALL SELECT 'DRAWN', count(*), 0, NULL FROM waiting_job WHERE state = 'DRAWN'
            UNION ALL SELECT 'DRAWN', count(*), 0, NULL FROM job WHERE lease_owner IS NOT NULL AND state = 'DRAWN'
            """;

    private final Database database;

    public JdbcJobBoard(Database database) {
        this.database = database;
    }

    /** When the first job was asked for. */
    public Optional<Instant> findOldest() {
        return database.read(handle -> handle.createQuery("SELECT min(created_at) FROM job")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
    }

    /** The latest pictures that somebody was given and that nobody removed, by the names of their blobs. */
    public Set<String> listPictures(int atMost) {
        return database.read(handle -> handle.createQuery("""
                        SELECT i.sha256 FROM job j JOIN artwork_image i ON i.job = j.id
                        WHERE j.state = 'DELIVERED' AND j.removed_at IS NULL ORDER BY j.id DESC LIMIT :limit
                        """)
                .bind("limit", atMost)
                .mapTo(String.class)
                .set());
    }

    private record Part(
            JobState state,
            long jobs,
            long images,
            @Nullable Instant oldest) {}

    @Override
    public Backlog backlog() {
        List<Part> parts = database.read(handle -> handle.createQuery(OPEN)
                .map((row, _) -> {
                    long oldest = row.getLong("oldest");
                    boolean none = row.wasNull();
                    return new Part(
                            JobState.valueOf(row.getString("state")),
                            row.getLong("jobs"),
                            row.getLong("images"),
                            none ? null : Instant.ofEpochMilli(oldest));
                })
                .list());
        Map<JobState, Long> jobs = new EnumMap<>(JobState.class);
        parts.forEach(part -> jobs.merge(part.state(), part.jobs(), Long::sum));
        Part queued = parts.stream()
                .filter(part -> part.state() == JobState.QUEUED)
                .findFirst()
                .orElseThrow();
        return new Backlog(jobs, queued.images(), queued.oldest());
    }
}
