package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.JobHistory;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads for the operator what became of jobs. */
public final class JdbcJobHistory implements JobHistory {
    private static final long MILLIS_A_DAY = 86_400_000;

    private final Database database;

    public JdbcJobHistory(Database database) {
        this.database = database;
    }

    @Override
    public List<Tally> listTallies(Instant since) {
        Map<Tally, Long> tallies = new HashMap<>();
        List<Tally> rows = database.read(handle -> handle.createQuery("""
                        SELECT state, failure, count(*) AS jobs FROM job WHERE created_at >= :since
                        GROUP BY state, failure
                        """)
                .bind("since", since.toEpochMilli())
                .map((row, _) -> new Tally(
                        JobState.valueOf(row.getString("state")),
                        reason(row.getString("failure")),
                        row.getLong("jobs")))
                .list());
        rows.forEach(row -> tallies.merge(new Tally(row.state(), row.reason(), 0), row.jobs(), Long::sum));
        return tallies.entrySet().stream()
                .map(entry -> new Tally(entry.getKey().state(), entry.getKey().reason(), entry.getValue()))
                .sorted(Comparator.comparingLong(Tally::jobs).reversed().thenComparing(Tally::state))
                .toList();
    }

    @Override
    public List<Line> listLatest(int atMost) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, state, failure, queue_space, queue_user, cost_images, created_at FROM job
                        ORDER BY CASE WHEN state IN ('QUEUED', 'RUNNING', 'DRAWN', 'PARKED') THEN 0 ELSE 1 END,
                            created_at DESC, id DESC LIMIT :limit
                        """)
                .bind("limit", atMost)
                .map((row, _) -> new Line(
                        new JobId(row.getString("id")),
                        JobState.valueOf(row.getString("state")),
                        reason(row.getString("failure")),
                        row.getString("queue_space"),
                        row.getString("queue_user"),
                        row.getLong("cost_images"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .list());
    }

    @Override
    public List<Usage> listUsage(Instant since) {
        return database.read(handle -> handle.createQuery("""
                        SELECT created_at / :aDay AS day, queue_space, queue_user,
                            sum(cost_images - given_up) AS images, sum(settled_micros) AS micros
                        FROM job WHERE settled_micros IS NOT NULL AND created_at >= :since
                        GROUP BY day, queue_space, queue_user ORDER BY day, queue_space, queue_user
                        """)
                .bind("aDay", MILLIS_A_DAY)
                .bind("since", since.toEpochMilli())
                .map((row, _) -> new Usage(
                        row.getLong("day"),
                        row.getString("queue_space"),
                        row.getString("queue_user"),
                        row.getLong("images"),
                        row.getLong("micros")))
                .list());
    }

    private static String reason(@Nullable String failure) {
        return failure == null ? "" : Codec.read(failure, Failure.class).kind();
    }
}
